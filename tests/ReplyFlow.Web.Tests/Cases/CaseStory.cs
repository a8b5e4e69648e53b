using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>One suggestion walked through the product by its people, each in a browser of their own.</summary>
public sealed partial class CaseStory(TestApp app) : IAsyncDisposable
{
    public const string Session = "市第九届人大二次会议";
    public const string Title = "关于推广节水灌溉设备的建议";
    public const string Deputy = "申屠静姝";
    public const string Email = "shentu@deputies.invalid";
    public const string CoSigner = "申屠示例";
    public const string CoSignerEmail = "shili@deputies.invalid";

    private const string Body = "您提出的《关于推广节水灌溉设备的建议》（第0390号）收悉。现答复如下：\n一、已开展的工作\n我局安排专项资金支持设备更新。\n"
        + "二、下一步工作\n2026年12月底前完成示范点建设。\n感谢您对我市工作的关心和支持。";

    private readonly Dictionary<string, Browser> _browsers = [];

    public TestApp App { get; } = app;

    public Guid CaseId { get; private set; }

    private TestPeople People => App.People!;

    /// <summary>Starts the product with its people and one session, nothing registered.</summary>
    public static async Task<CaseStory> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite) => await StartOnAsync(await TestApp.StartAsync(kind));

    /// <summary>The same on a product that was started otherwise.</summary>
    public static async Task<CaseStory> StartOnAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        db.Sessions.Add(new CongressSession { Name = Session, OpensOn = new DateOnly(2026, 2, 1) });
        await db.SaveChangesAsync();
        return new CaseStory(app);
    }

    /// <summary>Starts the product and walks a suggestion until a step waits.</summary>
    public static async Task<CaseStory> StartAtAsync(string step, bool secret = false, bool coHandler = true)
    {
        var story = await StartAsync();
        await story.RegisterAsync(secret: secret);
        await story.GoToAsync(step, coHandler);
        return story;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>The browser of a person.</summary>
    public async Task<Browser> AsAsync(string user) =>
        _browsers.TryGetValue(user, out var browser) ? browser : _browsers[user] = await App.SignInAsync(user);

    /// <summary>Everybody signs in again: a session does not last the days that a test's clock is moved by.</summary>
    public void ForgetBrowsers() => _browsers.Clear();

    public Task<Browser> AsRoleAsync(string role) => AsAsync(TestPeople.UserName(role));

    /// <summary>Somebody else who holds the same role in the same place.</summary>
    public async Task<string> AddTwinAsync(string user)
    {
        var name = user + ".twin";
        await using var db = App.OpenDatabase();
        var one = People[user];
        var roles = await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == one.Id select r.Name!).ToListAsync();
        (await StaffRows.InAsync(db)).Add(name, one.DisplayName + "乙", one.BureauId, one.DivisionId, one.PasswordHash, roles);
        await db.SaveChangesAsync();
        return name;
    }

    /// <summary>Registers the suggestion by the form.</summary>
    public async Task<Guid> RegisterAsync(string number = "0390", bool secret = false, string title = Title, string coSigner = "")
    {
        (string, string)[] others = coSigner.Length == 0 ? [] : [("Input.Deputies[0].Name", coSigner), ("Input.Deputies[0].Email", CoSignerEmail)];
        var answer = await (await AsRoleAsync(Roles.Liaison)).PostAsync("/suggestions/register",
            [("Input.Session", Session), ("Input.Kind", "DuringSession"), ("Input.Number", number), ("Input.Title", title),
            ("Input.Text", $"本人{Deputy}提出：希望推广节水灌溉设备。"), ("Input.ProposedOn", "2026-02-20"), ("Input.PublishText", "true"),
            ("Input.IdentitySecret", secret ? "true" : "false"), ("Input.LeadDeputy.Name", Deputy), ("Input.LeadDeputy.Email", Email),
            .. others]);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return Take(Guid.Parse(answer.Location.Split('/')[2]));
    }

    /// <summary>Goes on with a case that was registered another way.</summary>
    public Guid Take(Guid caseId) => CaseId = caseId;

    /// <summary>The open item of a step.</summary>
    public async Task<WorkItem> ItemAsync(string step)
    {
        await using var db = App.OpenDatabase();
        var open = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == CaseId && w.Status == WorkItemStatus.Open).ToListAsync();
        return open.FirstOrDefault(w => w.Step == step)
            ?? throw new InvalidOperationException($"{step} is not open; open: {string.Join(", ", open.Select(w => w.Step))}");
    }

    /// <summary>Who decides a step here.</summary>
    public static string UserOf(WorkItem item) => item.Kind == "opinion" ? TestPeople.OtherOffice : TestPeople.UserName(item.Role);

    /// <summary>The fields that a step's forward decision needs.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields(WorkItem item, bool coHandler = true) => item.Kind switch
    {
        "assign" => [("Input.LeadBureauId", People.Industry.Id.ToString()), ("Input.Instruction", "请抓紧办理。"),
            .. coHandler ? new[] { ("Input.CoHandlerIds", People.Transport.Id.ToString()) } : []],
        "allocate" => [("Input.DrafterId", $"{People.Standards.Id}/{People["drafter"].Id}")],
        "opinion" => [("Input.Text", "我局同意，并提供运输保障。")],
        "review" => [("Input.SeenDraftVersion", NewestVersion().ToString())],
        "sign" => [("Input.SeenDraftVersion", NewestVersion().ToString()), ("Input.ConfirmedVersion", NewestVersion().ToString())],
        _ => [],
    };

    /// <summary>Decides a step on its page, with the fields it needs.</summary>
    public async Task<Answer> DecideAsync(WorkItem item, string outcome, string comment = "", bool coHandler = true, string? user = null) =>
        item.Kind == "feedback" ? await EnterAsync(item, outcome, comment, user)
        : await (await AsAsync(user ?? UserOf(item))).PostAsync($"/work/{item.Id}",
            [.. Fields(item, coHandler), ("Input.Outcome", outcome), ("Input.Comment", comment)]);

    /// <summary>Enters what a deputy answered in a call, on the page of the case's answers.</summary>
    public async Task<Answer> EnterAsync(WorkItem item, string level, string words, string? user = null)
    {
        var choice = AnswerWords.Of(Enum.Parse<FeedbackLevel>(level));
        return await (await AsAsync(user ?? UserOf(item))).PostAsync($"/cases/{CaseId}/answers",
            ("Input.Way", "Telephone"), ("Input.On", App.Clock.Today().ToString("yyyy-MM-dd")), ("Input.Who", "办公室打给代表"),
            ("Input.Note", "代表说了对复函的意见。"),
            ("Rows[0].DeputyId", Guid.Parse(item.Participant).ToString()), ("Rows[0].Choices[0]", choice), ("Rows[0].Choices[1]", choice), ("Rows[0].Words", words));
    }

    /// <summary>Decides whatever waits, forward, until the step waits.</summary>
    public async Task GoToAsync(string step, bool coHandler = true)
    {
        for (var i = 0; i < 20; i++)
        {
            WorkItem? next;
            await using (var db = App.OpenDatabase())
            {
                var open = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == CaseId && w.Status == WorkItemStatus.Open
                    && (w.Kind != "feedback" || w.ActivityId != "")).OrderBy(w => w.OpenedAt).ToListAsync();
                if (open.Any(w => w.Step == step))
                    return;
                next = open.FirstOrDefault();
            }
            Assert.NotNull(next);
            if (next.Kind == "draft")
                await SubmitDraftAsync(next);
            else
                Assert.Equal(HttpStatusCode.Redirect, (await DecideAsync(next, next.ReadOutcomes()[0].Name, coHandler: coHandler)).Status);
        }
        Assert.Fail($"The case never came to {step}.");
    }

    /// <summary>Submits the draft, with a contact logged before.</summary>
    public async Task SubmitDraftAsync(WorkItem item, string? body = null, string addToTitle = "")
    {
        Assert.Equal(HttpStatusCode.Redirect, (await LogContactAsync("已与代表通话，代表认可办理思路。")).Status);
        await using var db = App.OpenDatabase();
        var draft = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == CaseId);
        var secret = await db.Cases.Where(c => c.Id == CaseId).Select(c => c.Suggestion!.IdentitySecret).FirstAsync();
        var answer = await (await AsRoleAsync(Roles.Drafter)).PostAsync($"/drafts/{CaseId}?handler=Submit",
            ("Input.WorkItemId", item.Id.ToString()), ("Input.Revision", draft.Revision.ToString()), ("Input.Outcome", "Submit"),
            ("Input.Title", draft.Content.Title + addToTitle), ("Input.Body", body ?? Body), ("Input.Category", "B"), ("Input.CategoryGround", "列入年度计划"),
            ("Input.Disclosure", secret ? "不予公开" : "主动公开"), ("Input.DisclosureReason", secret ? "代表要求身份保密" : ""), ("Input.ContactName", "经六"), ("Input.ContactPhone", "00000006"));
        answer.LedTo($"/cases/{CaseId}");
    }

    public async Task<Answer> LogContactAsync(string summary) => await (await AsRoleAsync(Roles.Drafter)).PostAsync($"/cases/{CaseId}/contact",
        ("Input.On", "2026-03-01"), ("Input.Phase", "During"), ("Input.Channel", "Telephone"), ("Input.With", $"{Deputy}代表"), ("Input.Summary", summary));

    public async Task<string> CaseHtmlAsync(string user) => (await (await AsAsync(user)).GetAsync($"/cases/{CaseId}")).Shown().Html;

    /// <summary>The number beside 待办 in the top bar.</summary>
    public static int Counter(string html) => int.Parse(CounterPattern().Match(html).Groups[1].Value);

    private int NewestVersion()
    {
        using var db = App.OpenDatabase();
        return db.DraftVersions.Where(v => v.CaseId == CaseId).Max(v => v.No);
    }

    [GeneratedRegex("class=\"count\">(\\d+)<")]
    private static partial Regex CounterPattern();
}

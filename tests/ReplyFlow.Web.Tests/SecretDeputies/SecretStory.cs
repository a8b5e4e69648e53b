using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.SecretDeputies;

/// <summary>
/// A suggestion of two deputies whose identity is secret. Whoever may type anything on its way types their names and how to
/// reach them into it: the title and the text, the instruction, every comment, reason, opinion, nudge and contact.
/// </summary>
internal sealed class SecretStory(CaseStory story) : IAsyncDisposable
{
    public const string Lead = CaseStory.Deputy;
    public const string CoSigner = "令狐砚秋";
    public const string Phone = "13900000390";
    public const string Number = "0390";

    public const string Title = $"{Lead}代表关于推广节水灌溉设备的建议";

    /// <summary>The initials by which those who may know find the two.</summary>
    public static readonly string[] Initials = ["stjs", "lhyq"];

    /// <summary>What people type.</summary>
    public const string Words = $"{Lead}代表、{CoSigner}代表（又写作申屠 静姝、申 屠 静 姝、申屠　静姝、申屠·静姝）的意见，邮箱{CaseStory.Email}，电话{Phone}。";

    /// <summary>Names and addresses, without blanks.</summary>
    public static readonly IReadOnlyList<string> Secrets = [Lead, CoSigner, CaseStory.Email, Phone, Former, Private];

    /// <summary>The lead deputy's address until it was registered anew, and one that the register never held.</summary>
    public const string Former = "shentu.former@deputies.invalid", Private = "shentu.private@deputies.invalid";

    public const string OtherLeader = "other.leader";
    public const string OtherDrafter = "other.drafter";
    public const string OtherHead = "other.head";
    public const string OtherSignatory = "other.signatory";
    public const string ReadingOffice = "reading.office";
    public const string StrangeOffice = "strange.office";

    private const string Body = $"您提出的《{Title}》（第0390号）收悉。现答复如下：\n全市现有示范农场12家（区级5家、县级6家），运行良好。\n感谢您对我市工作的关心和支持。";

    public TestApp App => story.App;

    public Guid CaseId => story.CaseId;

    /// <summary>Everybody who may not know: the government office, the co-handling bureau's people, a bureau that only reads, one that has nothing to do with it, and the administrator.</summary>
    public static IReadOnlyList<string> Outsiders { get; } =
        [TestPeople.UserName(Roles.Dispatcher), TestPeople.OtherOffice, OtherLeader, OtherDrafter, OtherHead, OtherSignatory, ReadingOffice, StrangeOffice, TestPeople.UserName(Roles.Administrator)];

    public static async Task<SecretStory> StartAsync()
    {
        var secret = new SecretStory(await CaseStory.StartAsync());
        await secret.AddPeopleAsync();
        return secret;
    }

    public ValueTask DisposeAsync() => story.DisposeAsync();

    /// <summary>登记, by the form.</summary>
    public async Task RegisterAsync()
    {
        await using (var db = App.OpenDatabase())
        {
            db.Add(new Deputy { Name = Lead, Email = Former, Delegation = "东湖区代表团" });
            await db.SaveChangesAsync();
        }
        var answer = await (await story.AsRoleAsync(Roles.Liaison)).PostAsync("/suggestions/register",
            ("Input.Session", CaseStory.Session), ("Input.Kind", "DuringSession"), ("Input.Number", Number), ("Input.Title", Title),
            ("Input.Text", $"本人{Words}希望推广节水灌溉设备。"), ("Input.ProposedOn", "2026-02-20"), ("Input.PublishText", "true"), ("Input.IdentitySecret", "true"),
            ("Input.LeadDeputy.Name", Lead), ("Input.LeadDeputy.Delegation", "东湖区代表团"), ("Input.LeadDeputy.Email", CaseStory.Email), ("Input.LeadDeputy.Phone", Phone), ("Input.Deputies[0].Name", CoSigner));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        story.Take(Guid.Parse(answer.Location.Split('/')[2]));
    }

    /// <summary>From 交办 until it is drafted: under a leader's supervision, a co-handler asked twice, more time asked for, nudged, reminded.</summary>
    public async Task HandOutAsync()
    {
        await DecideAsync("assign", ("Input.CoHandlerIds", App.People!.Transport.Id.ToString()), ("Input.ReaderIds", _reading.Id.ToString()));
        await DecideAsync("accept");
        await DecideAsync("allocate");
        await PostAsync(TestPeople.UserName(Roles.Liaison), $"/cases/{CaseId}/key", ("Input.Supervisor", $"副市长（{Lead} {CoSigner}）"));
        Assert.Equal(HttpStatusCode.Redirect, (await story.LogContactAsync(Words)).Status);
        await DecideAsync("coHandling", "Decline");
        await DecideAsync("coHandlingReview", "Again");
        await PostAsync(TestPeople.UserName(Roles.BureauOffice), $"/cases/{CaseId}/extension", ("Input.Until", "2026-07-31"), ("Input.Reason", Words));
        var opinion = await story.ItemAsync("coHandling");
        await PostAsync(TestPeople.UserName(Roles.BureauOffice), $"/supervision/nudge/{opinion.Id}", ("Input.Words", Words));
        App.Clock.Now = new DateTimeOffset(opinion.Due.On!.Value.AddDays(5).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
        story.ForgetBrowsers();
        await using var scope = App.Services.CreateAsyncScope();
        Assert.NotEqual(0, (await scope.ServiceProvider.GetRequiredService<ReminderRunner>().RunAsync(TestContext.Current.CancellationToken)).Messages);
    }

    /// <summary>Until the letter is issued and on its way: the notice of more time, the opinion, a finding explained away.</summary>
    public async Task IssueAsync()
    {
        await DecideAsync("extensionDecision", "Approve");
        await DecideAsync("coHandling");
        await story.SubmitDraftAsync(await story.ItemAsync("draft"), Body, $"（{Lead}代表）");
        await DecideAsync("divisionReview");
        await ExplainAsync(await story.ItemAsync("proofread"));
        await DecideAsync("proofread");
        await DecideAsync("leaderReview");
        await DecideAsync("signOff");
        await SendAsync();
        await using var db = App.OpenDatabase();
        var letter = await db.Outbox.SingleAsync(m => m.CaseId == CaseId && m.LetterId != null && m.Address == CaseStory.Email);
        await PostAsync(TestPeople.UserName(Roles.BureauOffice), $"/delivery/messages/{letter.Id}?handler=Resend", ("Input.Address", Private));
        await SendAsync();
    }

    private async Task SendAsync() =>
        Assert.NotEqual(0, await App.Services.GetRequiredService<OutboxDispatcher>().RunAsync(TestContext.Current.CancellationToken));

    /// <summary>Until it is archived: the deputy without an address told by hand, both deputies' feedback; then the number is voided.</summary>
    public async Task ArchiveAsync()
    {
        var office = TestPeople.UserName(Roles.BureauOffice);
        foreach (var undelivered in await OpenAsync("delivery"))
            await PostAsync(office, $"/delivery/{undelivered.Id}?handler=Offline", ("Input.Reason", Words));
        foreach (var _ in await OpenAsync("feedback"))
            Assert.Equal(HttpStatusCode.Redirect, (await story.EnterAsync(await story.ItemAsync("feedback"), "Satisfied", Words)).Status);
        Assert.Empty(await OpenAsync(null));
        await using var db = App.OpenDatabase();
        var number = await db.DocumentNumbers.SingleAsync(n => n.CaseId == CaseId);
        await PostAsync(office, $"/numbers/{number.Id}/void", ("Input.Reason", Words));
    }

    private readonly Bureau _reading = new() { Name = "青禾市农业农村局", ShortName = "市农业局", Kind = BureauKind.Handling, SeriesPrefix = "青农函" };

    private async Task AddPeopleAsync()
    {
        var strange = new Bureau { Name = "青禾市体育局", ShortName = "市体育局", Kind = BureauKind.Handling, SeriesPrefix = "青体函" };
        await using var db = App.OpenDatabase();
        db.AddRange(_reading, strange);
        foreach (var (name, bureau, role) in new[]
        {
            (OtherLeader, App.People!.Transport, Roles.BureauLeader), (OtherDrafter, App.People.Transport, Roles.Drafter),
            (OtherHead, App.People.Transport, Roles.DivisionHead), (OtherSignatory, App.People.Transport, Roles.Signatory),
            (ReadingOffice, _reading, Roles.BureauOffice), (StrangeOffice, strange, Roles.BureauOffice),
        })
            Add(db, name, bureau, role);
        await db.SaveChangesAsync();
        await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, u => u.UserName + "@staff.invalid"));
        await db.Bureaus.ExecuteUpdateAsync(s => s.SetProperty(b => b.Email, "office@bureaus.invalid"));
    }

    private void Add(Data.ReplyFlowDb db, string userName, Bureau bureau, string role)
    {
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = $"外{bureau.ShortName[1]}{userName.Length}",
            BureauId = bureau.Id,
            PasswordHash = App.People![TestPeople.OtherOffice].PasswordHash,
            SecurityStamp = "STAMP",
            LockoutEnabled = true,
        };
        db.Users.Add(user);
        db.UserRoles.Add(new() { UserId = user.Id, RoleId = db.Roles.Single(r => r.Name == role).Id });
    }

    private async Task<List<WorkItem>> OpenAsync(string? step)
    {
        await using var db = App.OpenDatabase();
        return await db.WorkItems.AsNoTracking().Where(w => w.CaseId == CaseId && w.Status == WorkItemStatus.Open && (step == null || w.Step == step)).ToListAsync();
    }

    private async Task DecideAsync(string step, string? outcome = null) => await DecideAsync(step, outcome, []);

    private async Task DecideAsync(string step, params (string Name, string Value)[] more) => await DecideAsync(step, null, more);

    /// <summary>Decides a step as its owner, with the names in every field that takes words.</summary>
    private async Task DecideAsync(string step, string? outcome, (string Name, string Value)[] more)
    {
        var item = await story.ItemAsync(step);
        await PostAsync(CaseStory.UserOf(item), $"/work/{item.Id}",
        [
            .. story.Fields(item, coHandler: false).Where(f => f.Name is not ("Input.Text" or "Input.Instruction")), .. more,
            ("Input.Text", Words), ("Input.Instruction", Words), ("Input.Outcome", outcome ?? item.ReadOutcomes()[0].Name), ("Input.Comment", Words),
        ]);
    }

    /// <summary>核稿: the office says why each error is none.</summary>
    private async Task ExplainAsync(WorkItem proofread)
    {
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var address = $"/work/{proofread.Id}";
        for (var i = 0; i < 20; i++)
        {
            var page = (await office.GetAsync(address)).Shown().Html;
            if (!page.Contains("改好之前不能签发", StringComparison.Ordinal))
            {
                Assert.NotEqual(0, i);
                return;
            }
            var key = System.Text.RegularExpressions.Regex.Matches(page, "name=\"key\" value=\"([0-9a-f]{64})\"").Select(m => m.Groups[1].Value)
                .First(k => page.Contains($"Reasons[{k}]", StringComparison.Ordinal));
            (await office.PostAsync($"{address}?handler=Judge", ("key", key), ($"Reasons[{key}]", Words))).Shown();
        }
        Assert.Fail("The letter still has errors.");
    }

    private async Task PostAsync(string user, string path, params (string Name, string Value)[] fields)
    {
        var answer = await (await story.AsAsync(user)).PostAsync(path, fields);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{user} {path}: {(int)answer.Status} {WebUtility.HtmlDecode(answer.Html)}");
    }
}

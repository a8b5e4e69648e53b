using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>A product with more suggestions than a page holds, in two bureaus, at all stages; nothing in it is changed.</summary>
public sealed class Town : IAsyncLifetime
{
    public const int Cases = 64;
    public const string SecretName = "皇甫静远";
    public const string Formula = "=HYPERLINK(\"http://evil.invalid\",\"点我\")";
    public const string Session = "市第九届人大二次会议";

    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly Dictionary<string, Browser> _browsers = [];

    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await TestApp.StartAsync();
        await using var db = App.OpenDatabase();
        var people = App.People!;
        var sessions = new[] { new CongressSession { Name = "市第九届人大一次会议", OpensOn = new(2025, 2, 1) }, new CongressSession { Name = Session, OpensOn = new(2026, 2, 1) } };
        var deputies = new[] { new Deputy { Name = "申屠静姝" }, new Deputy { Name = "@SUM(1)" }, new Deputy { Name = SecretName } };
        var series = new NumberSeries { BureauId = people.Industry.Id, Prefix = "青工信函", Year = 2026, NextValue = Cases + 1 };
        db.AddRange([.. sessions, .. deputies, series]);
        for (var i = 1; i <= Cases; i++)
            Add(db, people, sessions[i % 2], deputies[i % 3], series, i);
        await db.SaveChangesAsync();
        await TownDocuments.AddAsync(db, people, App.Clock.Now);
    }

    public async Task<Browser> AsAsync(string user) => _browsers.TryGetValue(user, out var browser) ? browser : _browsers[user] = await App.SignInAsync(user);

    public Task<Browser> AsRoleAsync(string role) => AsAsync(TestPeople.UserName(role));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static void Add(ReplyFlowDb db, TestPeople people, CongressSession session, Deputy deputy, NumberSeries series, int i)
    {
        var (bureau, other) = i % 4 == 0 ? (people.Transport, people.Industry) : (people.Industry, people.Transport);
        var suggestion = new Suggestion
        {
            SessionId = session.Id,
            Number = i.ToString("0000"),
            NumberValue = i,
            Title = i == 7 ? Formula : $"关于采纳{deputy.Name}所提第{i}事的建议",
            Text = "请研究。",
            Class = new[] { "经济", "城建", "" }[i % 3],
            IdentitySecret = deputy.Name == SecretName,
        };
        suggestion.Deputies.Add(new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = deputy.Id });
        var isAssigned = i % 8 != 0;
        var assigned = Today.AddDays(-20 - i % 30);
        var c = new Case
        {
            SuggestionId = suggestion.Id,
            LeadBureauId = isAssigned ? bureau.Id : null,
            DivisionId = isAssigned && bureau == people.Industry && i % 3 == 0 ? people.Standards.Id : null,
            AssignedOn = isAssigned ? assigned : null,
            Due = DueDates.On(isAssigned ? assigned.AddDays(15 + i % 40) : null, i % 5 > 2),
            Status = isAssigned ? CaseStatus.Handling : CaseStatus.Registered,
            DefinitionId = "suggestion-reply",
            DefinitionVersion = 1,
        };
        if (i % 9 == 0)
            c.Supervise("副市长 某某", null);
        if (isAssigned)
        {
            db.Add(new Assignment { CaseId = c.Id, BureauId = bureau.Id, Role = AssignmentRole.Lead, AssignedOn = assigned });
            db.Add(new Assignment { CaseId = c.Id, BureauId = other.Id, Role = AssignmentRole.CoHandling, AssignedOn = assigned });
        }
        db.AddRange(suggestion, c);
        if (isAssigned && i % 5 < 2)
            Reply(db, c, deputy, series, i);
        else
            db.WorkItems.Add(new WorkItem
            {
                CaseId = c.Id,
                Step = "accept",
                Title = i % 2 == 0 ? "会办意见" : "签收",
                Kind = "accept",
                BureauId = i % 2 == 0 ? other.Id : bureau.Id,
                Role = Roles.BureauOffice,
                OpenedAt = new DateTimeOffset(2026, 2, 1 + i % 27, 2, 0, 0, TimeSpan.Zero),
                Due = DueDates.On(i % 3 == 0 ? null : Today.AddDays(i % 12 - 5), i % 3 == 1),
            });
    }

    private static void Reply(ReplyFlowDb db, Case c, Deputy deputy, NumberSeries series, int i)
    {
        c.MarkReplied(c.AssignedOn!.Value.AddDays(10 + i % 12));
        if (i % 2 == 0)
            c.Archive(new DateTimeOffset(2026, 2, 1, 2, 0, 0, TimeSpan.Zero));
        var number = new DocumentNumber { SeriesId = series.Id, Value = i, Text = $"青工信函〔2026〕{i}号", CaseId = c.Id };
        var version = new DraftVersion { CaseId = c.Id, No = 1, Sha256 = "", SubmittedBy = "经六" };
        var letter = new IssuedLetter
        {
            CaseId = c.Id,
            BureauId = c.LeadBureauId!.Value,
            DocumentNumberId = number.Id,
            DraftVersionId = version.Id,
            SignedSha256 = "",
            Title = "复函",
            Category = new[] { "A", "B", "C", "" }[i % 4],
            Signatory = "主九",
            LetterJson = "{}",
            Template = "city",
            Sha256 = "",
            Pdf = [1],
            IssuedOn = c.RepliedOn!.Value,
        };
        db.AddRange(number, version, letter);
        if (i % 3 > 0)
            db.Feedback.Add(new Feedback { CaseId = c.Id, LetterId = letter.Id, DeputyId = deputy.Id, Level = (FeedbackLevel)(i % 3), EnteredBy = "办四" });
        if (i % 2 == 0)
            db.Contacts.Add(new ContactLog { CaseId = c.Id, On = c.AssignedOn.Value, Channel = ContactChannel.Visit, Summary = "走访", By = "经六" });
    }
}

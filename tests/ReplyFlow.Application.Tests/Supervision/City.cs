using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Supervision;

/// <summary>An invented city in the middle of a year: rows at random, the same for the same seed, without the process that leads there.</summary>
internal sealed class City : IAsyncDisposable
{
    /// <summary>The day it is looked at.</summary>
    public static readonly DateOnly Today = new(2026, 6, 24);

    private readonly TestDatabase _database;
    private readonly Random _random;
    private readonly List<Deputy> _deputies = [.. Enumerable.Range(1, 40).Select(i => new Deputy { Name = $"代表{(char)('一' + i)}{(char)('甲' + i)}", Email = $"d{i}@example.test" })];
    private readonly NumberSeries _series;
    private readonly AppUser _drafter;

    private City(TestDatabase database, int seed)
    {
        (_database, _random) = (database, new Random(seed));
        Bureaus = [.. new[] { "市教育局", "市水务局", "市交通局" }.Select(n => new Bureau { Name = $"临川{n}", ShortName = n, SeriesPrefix = n })];
        Divisions = [.. Bureaus.SelectMany(b => new[] { "综合处", "业务处" }.Select(n => new Division { BureauId = b.Id, Name = n }))];
        Sessions = [new() { Name = "市第九届人大一次会议", OpensOn = new(2025, 2, 1) }, new() { Name = "市第九届人大二次会议", OpensOn = new(2026, 2, 1) }];
        _series = new NumberSeries { BureauId = Bureaus[0].Id, Prefix = "临函", Year = 2026 };
        _drafter = new AppUser { Id = Guid.CreateVersion7(), UserName = "drafter", DisplayName = "某人", BureauId = Bureaus[0].Id };
    }

    public IReadOnlyList<Bureau> Bureaus { get; }

    public IReadOnlyList<Division> Divisions { get; }

    public IReadOnlyList<CongressSession> Sessions { get; }

    public List<Suggestion> Suggestions { get; } = [];

    public List<Case> Cases { get; } = [];

    public List<WorkItem> Items { get; } = [];

    public List<ContactLog> Contacts { get; } = [];

    public List<IssuedLetter> Letters { get; } = [];

    public List<Feedback> Feedback { get; } = [];

    public Actor Liaison { get; } = Person(BureauKind.LiaisonBody, Guid.CreateVersion7(), null, Roles.Liaison);

    /// <summary>What suggestions, letters and talks say; null for always the same.</summary>
    private Func<string>? Spoken { get; init; }

    public static async Task<City> CreateAsync(DatabaseKind kind, int cases = 150, int seed = 7, Func<string>? spoken = null)
    {
        var city = new City(await TestDatabase.CreateAsync(kind), seed) { Spoken = spoken };
        await using var db = city.Open();
        db.AddRange([.. city.Bureaus, .. city.Divisions, .. city.Sessions, .. city._deputies, city._series, city._drafter]);
        for (var i = 1; i <= cases; i++)
            city.AddCase(db, i);
        await db.SaveChangesAsync();
        return city;
    }

    public DatabaseAddress Address => _database.Address;

    public ReplyFlowDb Open() => _database.Open();

    public Actor Office(int bureau) => Person(BureauKind.Handling, Bureaus[bureau].Id, null, Roles.BureauOffice);

    public Actor Head(int division) => Person(BureauKind.Handling, Divisions[division].BureauId, Divisions[division].Id, Roles.DivisionHead);

    public Actor Drafter(int division) => Person(BureauKind.Handling, Divisions[division].BureauId, Divisions[division].Id, Roles.Drafter);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Actor Person(BureauKind kind, Guid bureau, Guid? division, string role) =>
        new(Guid.CreateVersion7(), "某人", bureau, "某单位", kind, division, new HashSet<string> { role });

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private void AddCase(ReplyFlowDb db, int number)
    {
        var lead = Any(_deputies);
        var suggestion = new Suggestion
        {
            SessionId = Any(Sessions).Id,
            Number = number.ToString("0000"),
            NumberValue = number,
            Title = Chance(30) ? $"关于采纳{lead.Name}意见的建议" : $"关于第{number}事的建议",
            Text = Spoken?.Invoke() ?? "请研究。",
            Class = Any(["经济", "社会", "城建", ""]),
            IdentitySecret = Chance(20),
        };
        suggestion.Deputies.AddRange(_random.GetItems(_deputies.Where(d => d != lead).ToArray(), _random.Next(3)).Prepend(lead).Distinct().Select((d, i) => new SuggestionDeputy { SuggestionId = suggestion.Id, DeputyId = d.Id, Order = i }));
        var c = new Case { SuggestionId = suggestion.Id, OpenedAt = At(Today.AddDays(-120)) };
        if (Chance(15))
            c.Supervise("示例督办领导", null);
        Suggestions.Add(suggestion);
        Cases.Add(c);
        db.AddRange(suggestion, c);
        if (Chance(90))
            Assign(db, c, suggestion);
        db.AddRange(Steps(c));
    }

    private void Assign(ReplyFlowDb db, Case c, Suggestion suggestion)
    {
        var bureau = Any(Bureaus);
        Guid? division = Chance(80) ? Any([.. Divisions.Where(d => d.BureauId == bureau.Id)]).Id : null;
        c.Assign(bureau.Id, "", Today.AddDays(-_random.Next(10, 110)), At(Today));
        c.Accept();
        if (division is { } allocated)
            c.Allocate(allocated, _drafter.Id);
        c.SetDue(DueDates.On(c.AssignedOn!.Value.AddDays(_random.Next(20, 100))));
        for (var i = _random.Next(3); i > 0; i--)
            Contacts.Add(Add(db, new ContactLog { CaseId = c.Id, On = c.AssignedOn.Value, Channel = Any(Enum.GetValues<ContactChannel>()), Summary = Spoken?.Invoke() ?? "谈过", By = "某人" }));
        if (Chance(8))
            c.Withdraw(At(Today));
        else if (Chance(60))
            Reply(db, c, suggestion);
    }

    private void Reply(ReplyFlowDb db, Case c, Suggestion suggestion)
    {
        var on = c.AssignedOn!.Value.AddDays(_random.Next(5, 110));
        c.MarkReplied(on > Today ? Today : on);
        if (Chance(50))
            c.Archive(At(Today));
        for (var no = Chance(20) ? 2 : 1; no > 0; no--)
        {
            var letter = Letter(db, c, At(c.RepliedOn!.Value.AddDays(2 - no)));
            foreach (var deputy in suggestion.Deputies.Where(_ => Chance(60)))
                Feedback.Add(Add(db, new Feedback
                {
                    CaseId = c.Id,
                    LetterId = letter.Id,
                    DeputyId = deputy.DeputyId,
                    Level = Any(Enum.GetValues<FeedbackLevel>()),
                    EnteredBy = "某人",
                    At = letter.IssuedAt.AddHours(1),
                }));
        }
    }

    private IssuedLetter Letter(ReplyFlowDb db, Case c, DateTimeOffset at)
    {
        var number = Add(db, new DocumentNumber { SeriesId = _series.Id, Value = Letters.Count + 1, Text = $"临函〔2026〕{Letters.Count + 1}号", CaseId = c.Id });
        var version = Add(db, new DraftVersion { CaseId = c.Id, No = Letters.Count + 1, Sha256 = "", SubmittedBy = "某人" });
        var letter = new IssuedLetter
        {
            CaseId = c.Id,
            BureauId = c.LeadBureauId!.Value,
            DocumentNumberId = number.Id,
            DraftVersionId = version.Id,
            SignedSha256 = "",
            Title = "复函",
            Category = Any(["A", "B", "C", ""]),
            Signatory = "某人",
            IssuedAt = at,
            LetterJson = Spoken is null ? "{}" : $"{{\"body\":\"{Spoken()}\"}}",
            Template = "city",
            Sha256 = "",
            Pdf = [1],
        };
        Letters.Add(Add(db, letter));
        return letter;
    }

    /// <summary>Up to two steps: open, decided or cancelled; owed by the lead bureau, one of its divisions, or another bureau.</summary>
    private List<WorkItem> Steps(Case c)
    {
        var steps = new List<WorkItem>();
        for (var i = _random.Next(3); i > 0; i--)
        {
            var bureau = c.LeadBureauId is { } lead && Chance(80) ? lead : Any(Bureaus).Id;
            var opened = Today.AddDays(-_random.Next(60));
            var item = new WorkItem
            {
                CaseId = c.Id,
                Step = "review",
                Title = "核稿",
                Kind = "review",
                BureauId = bureau,
                Role = Roles.BureauOffice,
                DivisionId = Chance(50) ? Any([.. Divisions.Where(d => d.BureauId == bureau)]).Id : null,
                OpenedAt = At(opened),
                Due = DueDates.On(Chance(70) ? opened.AddDays(_random.Next(5, 70)) : null),
            };
            if (!Chance(75))
                Close(item, Any([WorkItemStatus.Decided, WorkItemStatus.Cancelled]));
            steps.Add(item);
        }
        Items.AddRange(steps);
        return steps;
    }

    private static void Close(WorkItem item, WorkItemStatus status)
    {
        if (status == WorkItemStatus.Cancelled)
            item.Cancel("", At(Today));
        else
            item.Decide("Approve", "同意", "", (Guid.NewGuid(), "某人"), null, At(Today));
    }

    private static T Add<T>(ReplyFlowDb db, T row)
        where T : class
    {
        db.Add(row);
        return row;
    }

    private static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), BeijingTime.Offset).ToUniversalTime();
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>
/// Walks invented suggestions through a real session calendar day by day, by the very commands that people use: registered in
/// late February, then assigned, objected to, drafted late, returned, extended, withdrawn, answered, judged.
/// </summary>
internal sealed class SimulatedYear : IAsyncDisposable
{
    public static readonly DateOnly FirstDay = new(2025, 2, 24);
    public static readonly DateOnly LastDay = new(2026, 2, 23);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private readonly ManualTimeProvider _clock = new(At(FirstDay, 8));
    private readonly Dictionary<Guid, int> _places = [];
    private readonly Dictionary<Guid, Actor> _actors = [];
    private readonly Dictionary<int, Guid> _cases = [];
    private readonly int _suggestions;
    private Absences _absences = null!;
    private ILookup<(Guid Bureau, string Role, Guid? Division), AppUser> _holders = null!;
    private readonly Forgeries _forgeries;

    private SimulatedYear(TestDatabase database, int suggestions)
    {
        _database = database;
        _suggestions = suggestions;
        _services = ProductServices.On(database.Address, _clock).BuildServiceProvider();
        _forgeries = new Forgeries(this);
    }

    public YearCity City { get; } = new();

    public IReadOnlyDictionary<int, Guid> Cases => _cases;

    /// <summary>What is open at eight on a working day, once the timers have run.</summary>
    public IReadOnlyList<YearItem> Waiting { get; private set; } = [];

    public int Decisions { get; private set; }

    public int Substituted { get; private set; }

    public int Refused { get; private set; }

    public WorkingCalendar Calendar => WorkingCalendar.Shipped;

    public DateOnly Today => BeijingTime.DateOf(_clock.Now);

    public static async Task<SimulatedYear> CreateAsync(DatabaseKind kind, int suggestions)
    {
        var year = new SimulatedYear(await TestDatabase.CreateAsync(kind), suggestions);
        await year._services.PublishAsync();
        await year.InScope(s => year.City.CreateAsync(s.GetRequiredService<ReplyFlowDb>()));
        foreach (var person in year.City.People)
            year._actors[person.Id] = (await year.InScope(s => s.GetRequiredService<ActorQueries>().FindAsync(person.Id, null, default)))!;
        year._holders = year.City.People.ToLookup(p => (p.BureauId, year._actors[p.Id].Roles.Single(), p.DivisionId));
        year._absences = new Absences(year.City, p => year._actors[p.Id].Roles.Single(), year.Calendar);
        for (var i = 0; i < year.City.Bureaus.Count; i++)
            year._places[year.City.Bureaus[i].Id] = i;
        for (var i = 0; i < year.City.Divisions.Count; i++)
            year._places[year.City.Divisions[i].Id] = i;
        return year;
    }

    /// <summary>Lives through every day of the year.</summary>
    /// <param name="morning">Called at eight on every day, before anybody acts.</param>
    /// <param name="evening">Called at six on every day.</param>
    public async Task RunAsync(Func<Task> morning, Func<Task> evening)
    {
        for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
        {
            _clock.Now = At(day, 8);
            await InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default));
            if (Calendar.IsWorkingDay(day))
                Waiting = await OpenItemsAsync();
            await morning();
            if (Calendar.IsWorkingDay(day))
                await WorkAsync(day);
            _clock.Now = At(day, 18);
            await evening();
        }
    }

    /// <summary>Does something with the clock set forward or back.</summary>
    public async Task<T> AtAsync<T>(TimeSpan shift, Func<Task<T>> work)
    {
        var now = _clock.Now;
        _clock.Now = now + shift;
        try
        {
            return await work();
        }
        finally
        {
            _clock.Now = now;
        }
    }

    public Actor ActorOf(AppUser person) => _actors[person.Id];

    public ReplyFlowDb Open() => _database.Open();

    public Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work) => _services.InScopeAsync(work);

    public Task InScope(Func<IServiceProvider, Task> work) => _services.InScopeAsync(work);

    /// <summary>Everything open, in the order of the suggestions.</summary>
    private async Task<List<YearItem>> OpenItemsAsync()
    {
        await using var db = Open();
        var rows = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open)
            .Select(w => new { w.Id, w.CaseId, w.Case!.Suggestion!.NumberValue, w.Step, w.Kind, w.Visit, w.BureauId, w.Role, w.DivisionId, w.AssigneeId, DueOn = w.Due.On, CaseDueOn = w.Case.RepliedOn == null ? w.Case.Due.On : null, w.OpenedAt, w.Participant })
            .ToListAsync();
        return [.. rows.Select(w => new YearItem(w.Id, w.CaseId, w.NumberValue, w.Step, w.Kind, w.Visit, w.BureauId, w.Role, w.DivisionId, w.AssigneeId, w.DueOn, w.CaseDueOn, BeijingTime.DateOf(w.OpenedAt), Place(w.Participant)))
            .OrderBy(w => w.Number).ThenBy(w => w.Step, StringComparer.Ordinal).ThenBy(w => w.Place)];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    internal static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), BeijingTime.Offset).ToUniversalTime();

    private async Task WorkAsync(DateOnly day)
    {
        _clock.Now = At(day, 9);
        await LeaveAsync(day);
        await RegisterAsync(day);
        await _forgeries.FindOutAsync(day);
        foreach (var item in Waiting)
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            await AskForAsync(item, day);
            if (Behaviour.Days(item) is { } days && Calendar.CountWorkingDays(item.Opened, day) >= days)
                await DecideAsync(item);
        }
    }

    /// <summary>People name their substitutes on the first day of their absence.</summary>
    private async Task LeaveAsync(DateOnly day)
    {
        foreach (var (principal, substitute, to) in _absences.LeavingOn(day).ToList())
            try
            {
                await InScope(s => s.GetRequiredService<NameSubstitute>().RunAsync(_actors[principal], principal, new SubstitutionInput(substitute.Id, day, to, [], "休假"), default));
            }
            catch (InvalidInputException)
            {
                _absences.Cancel(principal);
            }
    }

    /// <summary>Four suggestions of five come in the week after the session, the others through the summer.</summary>
    private async Task RegisterAsync(DateOnly day)
    {
        foreach (var number in Enumerable.Range(1, _suggestions).Where(n => ArrivesOn(n) == day))
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            var deputies = Enumerable.Range(0, Behaviour.Chance(number, 12, "co-signed") ? 3 : 1)
                .Select(i => $"代表{Behaviour.Draw(number, $"deputy {i}") % 300:000}").Distinct()
                .Select(n => new ProposerInput(n, "", $"d{n[2..]}@year.invalid")).ToList();
            var input = new SuggestionInput(
                YearCity.Session.Name, SuggestionKind.DuringSession, number.ToString("0000", CultureInfo.InvariantCulture), $"关于第{number}件事的建议", "请研究办理。",
                $"第{number % 6 + 1}类", day, false, true, deputies);
            _cases[number] = (await InScope(s => s.GetRequiredService<RegisterSuggestion>().RunAsync(ActorOf(City.Liaison), input, default))).CaseId;
        }
    }

    private DateOnly ArrivesOn(int number) => number % 5 != 0
        ? Calendar.AddWorkingDays(FirstDay, number % 5)
        : Calendar.AddWorkingDays(FirstDay, 10 + Behaviour.Draw(number, "arrives") % 120);

    /// <summary>Requests beside the main line: more time when the draft will be late, a withdrawal now and then.</summary>
    private async Task AskForAsync(YearItem item, DateOnly day)
    {
        if (item.Step != "draft" || item.CaseDueOn is not { } due)
            return;
        var waited = Calendar.CountWorkingDays(item.Opened, day);
        if (waited == 8 && Behaviour.Chance(item.Number, 1, "withdraws"))
            await TryAsync(s => s.GetRequiredService<RequestWithdrawal>().RunAsync(ActorOf(City.Liaison), item.CaseId, "代表书面撤回。", default));
        if (Calendar.CountWorkingDays(day, due) == 5 && Behaviour.Days(item) > waited + 3 && Behaviour.Chance(item.Number, 70, "asks for time"))
            await TryAsync(s => s.GetRequiredService<RequestExtension>().RunAsync(ActorOf(Holder(item.BureauId, Roles.BureauOffice, null)), item.CaseId, due.AddDays(20 + item.Number % 30), "需要实地试点。", default));
    }

    private async Task DecideAsync(YearItem item)
    {
        var owner = item.AssigneeId is { } person ? City.People.First(p => p.Id == person) : Holder(item.BureauId, item.Role, item.DivisionId);
        var actor = ActorOf(owner);
        if (_absences.SubstituteOf(owner, Today) is { } substitute)
        {
            if (_absences.SubstituteOf(substitute, Today) is not null)
                return;
            actor = (await InScope(s => s.GetRequiredService<ActorQueries>().FindAsync(substitute.Id, null, Today, default)))!;
            Substituted++;
        }
        if (await _forgeries.AnswerAsync(item, Today))
            return;
        var outcome = Behaviour.Outcome(item);
        if (outcome == "Object" && item.DueOn < Today)
            outcome = "Accept";
        if (item.Step == "draft" && !await TryAsync(s => s.GetRequiredService<LogContact>().RunAsync(actor, item.CaseId, Contact(item), default)))
            return;
        await TryAsync(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            if (item.Kind == StepKinds.Feedback)
            {
                await s.EnterAnswerAsync(actor, await db.WorkItems.AsNoTracking().FirstAsync(w => w.Id == item.Id), outcome, "按规定办理。");
                Decisions++;
                return;
            }
            var seen = item.Kind is "review" or "sign" ? await db.DraftVersions.Where(v => v.CaseId == item.CaseId).MaxAsync(v => (int?)v.No) : null;
            await s.GetRequiredService<DecideWorkItem>().RunAsync(actor, new Decision(item.Id, outcome, "按规定办理。", await InputAsync(db, item), seen), default);
            Decisions++;
        });
    }

    private ContactInput Contact(YearItem item) => new(
        Today, ContactPhase.During, Behaviour.Chance(item.Number, 60, "meets") ? ContactChannel.Visit : ContactChannel.Telephone, "领衔代表", "听取意见。");

    private async Task<StepInput?> InputAsync(ReplyFlowDb db, YearItem item)
    {
        switch (item.Kind)
        {
            case "assign":
                var lead = Behaviour.Draw(item.Number, $"lead {item.Visit}") % City.Bureaus.Count;
                var helpers = Behaviour.Chance(item.Number, 15, "co-handled") ? new[] { (lead + 1) % City.Bureaus.Count, (lead + 7) % City.Bureaus.Count } : [];
                return new AssignInput(City.Bureaus[lead].Id, [.. helpers.Select(h => City.Bureaus[h].Id)], [], "");
            case "allocate":
                var division = City.Divisions.Where(d => d.BureauId == item.BureauId).ElementAt(item.Number % 2);
                return new AllocateInput(division.Id, Holder(item.BureauId, Roles.Drafter, division.Id).Id);
            case "talk":
                return new TalkInput(Today, ContactChannel.Telephone);
            case "opinion":
                return new OpinionInput("同意，将予配合。");
            case "draft":
                var draft = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == item.CaseId);
                var countersigned = Behaviour.Chance(item.Number, 10, "countersigned");
                var content = draft.Content with
                {
                    Category = (Behaviour.Draw(item.Number, "category") % 10) switch { < 6 => "A", < 9 => "B", _ => "C" },
                    Disclosure = "主动公开",
                    Body = BeforeThanks(draft.Content.Body, $"经研究，第{item.Number}件事已列入计划。"),
                };
                return new DraftInput(content, draft.Revision, [.. City.Divisions.Where(d => d.BureauId == item.BureauId).Skip((item.Number + 1) % 2).Take(countersigned ? 1 : 0).Select(d => d.Id)]);
            default:
                return null;
        }
    }

    private static string BeforeThanks(string body, string paragraph) => body.Insert(body.LastIndexOf('\n'), $"\n{paragraph}");

    internal AppUser Holder(Guid bureau, string role, Guid? division) =>
        _holders[(bureau, role, division)].FirstOrDefault() ?? City.People.FirstOrDefault(p => p.BureauId == bureau && _actors[p.Id].Is(role)) ?? throw new InvalidOperationException($"nobody is {role} in {bureau}");

    /// <summary>Does it, unless it is refused because somebody was quicker or the time has passed.</summary>
    private async Task<bool> TryAsync(Func<IServiceProvider, Task> work)
    {
        try
        {
            await InScope(work);
            return true;
        }
        // A drafter who stands in for the office does not review what they wrote: it waits until the office is back.
        catch (RefusalException e) when (e is AlreadyClosedException or NotFoundException || e.Message.StartsWith("起草或提交复函的人不能", StringComparison.Ordinal) || e.Message.Contains("最晚只能延到", StringComparison.Ordinal) || e.Message.Contains("延期", StringComparison.Ordinal))
        {
            Refused++;
            return false;
        }
    }

    private int Place(string participant)
    {
        if (participant.Length == 0 || !Guid.TryParse(participant, out var id))
            return 0;
        if (_places.TryGetValue(id, out var place))
            return place;
        using var db = Open();
        return _places[id] = int.Parse(db.Deputies.Where(d => d.Id == id).Select(d => d.Name).First()[2..], CultureInfo.InvariantCulture);
    }
}

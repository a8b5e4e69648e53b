using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Handling;

/// <summary>A fresh installation with the demo's people and no suggestion, and short ways to act in it.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Session = "市第十七届人大三次会议";

    /// <summary>The demo's people and the product's workflows, before any test.</summary>
    private static readonly DatabaseTemplate Filled = new(async address =>
    {
        await using var services = ProductServices.On(address, NewClock()).BuildServiceProvider();
        await FillAsync(services, null);
    });

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private World(TestDatabase database, ServiceProvider services) => (_database, _services) = (database, services);

    public required ManualTimeProvider Clock { get; init; }

    public static async Task<World> CreateAsync(
        DatabaseKind kind, string? workflows = null, SigningSettings? signing = null, SealSettings? seal = null,
        Action<IServiceCollection>? more = null)
    {
        var database = workflows is null ? await Filled.CopyAsync(kind) : await TestDatabase.CreateAsync(kind);
        var clock = NewClock();
        var registered = ProductServices.On(database.Address, clock, signing, seal);
        more?.Invoke(registered);
        var services = registered.BuildServiceProvider();
        if (workflows is not null)
            await FillAsync(services, workflows);
        return new World(database, services) { Clock = clock };
    }

    /// <summary>Where its database is, for other processes.</summary>
    public DatabaseAddress Address => _database.Address;

    public ReplyFlowDb Open() => _database.Open();

    public Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work) => _services.InScopeAsync(work);

    public Task<Actor> Actor(string userName) => _services.ActorAsync(userName);

    public static SuggestionInput Suggestion(string number = "0390", bool secret = false, params ProposerInput[] deputies) => new(
        Session, SuggestionKind.DuringSession, number, $"关于示例事项第{number}项的建议", "请研究办理示例事项。", "工业经济", new DateOnly(2026, 2, 11), secret, true,
        deputies.Length > 0 ? deputies : [new ProposerInput("祝示例", "东湖区代表团", "deputy@demo.invalid")]);

    public async Task<Guid> Register(SuggestionInput input)
    {
        var actor = await Actor("liaison");
        return (await InScope(s => s.GetRequiredService<RegisterSuggestion>().RunAsync(actor, input, default))).CaseId;
    }

    public async Task<WorkItem> Open(Guid caseId, string step)
    {
        await using var db = Open();
        return await db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId && w.Step == step && w.Status == WorkItemStatus.Open).OrderBy(w => w.OpenedAt).FirstAsync();
    }

    /// <summary>What a case waits for, deputies aside who are asked on beside another's second handling.</summary>
    public async Task<IReadOnlyList<string>> OpenSteps(Guid caseId)
    {
        await using var db = Open();
        return await db.WorkItems.Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open && (w.Kind != StepKinds.Feedback || w.ActivityId != "")).OrderBy(w => w.Step).Select(w => w.Step).ToListAsync();
    }

    /// <summary>Decides the open item of a step as somebody.</summary>
    public async Task<DecisionReceipt> Decide(Guid caseId, string user, string step, string outcome, StepInput? input = null, string comment = "")
    {
        var item = await Open(caseId, step);
        return await Decide(item, user, outcome, input, comment);
    }

    public async Task<DecisionReceipt> Decide(WorkItem item, string user, string outcome, StepInput? input = null, string comment = "")
    {
        var actor = await Actor(user);
        return await InScope(async s =>
        {
            if (item.Kind == StepKinds.Feedback)
                return await s.EnterAnswerAsync(actor, item, outcome, comment);
            var seen = await s.GetRequiredService<ReplyFlowDb>().DraftVersions.Where(v => v.CaseId == item.CaseId).MaxAsync(v => (int?)v.No);
            return await s.GetRequiredService<DecideWorkItem>().RunAsync(actor, new Decision(item.Id, outcome, comment, input, seen), default);
        });
    }

    public async Task<Guid> Bureau(string prefix)
    {
        await using var db = Open();
        return await db.Bureaus.Where(b => b.SeriesPrefix == prefix).Select(b => b.Id).FirstAsync();
    }

    public async Task Contact(Guid caseId, string user = "drafter") => await (await WalkAsync()).ContactAsync(await Actor(user), caseId);

    public async Task<DraftInput> Draft(Guid caseId, string body = "")
    {
        await using var db = Open();
        var draft = await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == caseId);
        var content = draft.Content with { Category = "B", Disclosure = "主动公开", Body = body.Length > 0 ? body : draft.Content.Body };
        return new DraftInput(content, draft.Revision, []);
    }

    public async Task<AssignInput> Assignment(params string[] coHandlers)
    {
        var helpers = new List<Guid>();
        foreach (var prefix in coHandlers)
            helpers.Add(await Bureau(prefix));
        return new AssignInput(await Bureau("市工信函"), helpers, [], "请按期办复。");
    }

    public async Task<AllocateInput> Allocation(string user = "drafter")
    {
        var actor = await Actor(user);
        return new AllocateInput(actor.DivisionId, actor.UserId);
    }

    /// <summary>Walks a fresh case up to (not through) a step of the main line.</summary>
    public async Task<Guid> CaseAt(string step, string number = "0390")
    {
        var id = await Register(Suggestion(number));
        await WalkTo(id, step);
        return id;
    }

    /// <summary>Walks a case up to a step of the main line.</summary>
    public async Task WalkTo(Guid caseId, string step, string disclosure = "主动公开") =>
        await (await WalkAsync(disclosure)).ToAsync(caseId, step);

    /// <summary>What the history of a case says to somebody, the latest first.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string user, Guid caseId)
    {
        var actor = await Actor(user);
        return await InScope(async s =>
        {
            var cases = s.GetRequiredService<CaseQueries>();
            var head = await cases.HeadAsync(actor, caseId, default);
            var events = await s.GetRequiredService<CaseHistoryQueries>().ListAsync(actor, head, await cases.ItemsAsync(actor, head, default), default);
            return events.Select(e => e.Summary).ToList();
        });
    }

    public Task<IReadOnlyList<VerificationFinding>> Verify() => InScope(s => s.GetRequiredService<Verifier>().RunAsync(default));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<CaseWalk> WalkAsync(string disclosure = "主动公开") => new(_services, await Bureau("市工信函"))
    {
        Write = c => c with { Category = "B", Disclosure = disclosure, DisclosureReason = disclosure == "主动公开" ? "" : "代表要求身份保密。" },
    };

    private static ManualTimeProvider NewClock() => new(new DateTimeOffset(2026, 4, 20, 2, 0, 0, TimeSpan.Zero));

    private static async Task FillAsync(IServiceProvider services, string? workflows)
    {
        await services.PublishAsync(workflows);
        await services.InScopeAsync(s => DemoPeople.CreateAsync(s.GetRequiredService<ReplyFlowDb>(), default));
    }
}

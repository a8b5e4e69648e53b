using Bogus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Cli.Demo;

/// <summary>
/// Fills an empty installation: accounts of every role and invented suggestions at every stage, walked there by the same commands
/// people use.
/// </summary>
/// <param name="scopes">A provider in which <see cref="TimeProvider"/> is <paramref name="clock"/>.</param>
/// <param name="clock">Moved from 90 days ago to now.</param>
public sealed class DemoData(IServiceScopeFactory scopes, DemoClock clock)
{
    private static readonly ContactChannel[] Channels = [ContactChannel.Telephone, ContactChannel.Visit, ContactChannel.Meeting];
    private static readonly string[] Supervisors = ["副市长 顾示例", "副市长 温示例", "人大常委会副主任 邵示例"];

    /// <summary>As many as have numbers of four digits.</summary>
    public const int MaxCases = 9_000;

    /// <summary>Drafts that are begun; the others are left as the suggestion makes them.</summary>
    private const int BegunDrafts = 2;

    private readonly Randomizer _random = new(390);
    private readonly DemoTexts _texts = new(new Faker("zh_CN") { Random = new Randomizer(390) });

    /// <summary>The number of a suggestion: No. 0390 is the first, then 0101 and on, each once.</summary>
    public static int NumberOf(int index) => index switch
    {
        0 => 390,
        < 290 => 100 + index,
        _ => 101 + index,
    };

    /// <summary>Fills the database.</summary>
    /// <param name="cases">How many suggestions, at most <see cref="MaxCases"/>.</param>
    /// <param name="ct">Stops between two steps.</param>
    /// <exception cref="InvalidInputException">The installation is not empty.</exception>
    public async Task<(IReadOnlyList<DemoAccount> Accounts, string Password)> FillAsync(int cases, CancellationToken ct)
    {
        var end = clock.Now;
        clock.Now = end.AddDays(-90);
        IReadOnlyList<DemoAccount> accounts = await InScope(async services =>
        {
            var db = services.GetRequiredService<ReplyFlowDb>();
            if (await db.Users.AnyAsync(ct) || await db.Cases.AnyAsync(ct))
                throw new InvalidInputException("", "数据库里已有账号或建议，示例数据只能填入空的系统。");
            db.Settings.Add(new Setting { Name = DemoMailbox.SettingName, Value = clock.Now.ToString("O") });
            return await DemoPeople.CreateAsync(db, ct);
        });
        await InScope(async s =>
        {
            var (dispatcher, office) = (await ActorAsync(s, "dispatcher", ct), await ActorAsync(s, "office", ct));
            await DemoPolicies.AddAsync(s, dispatcher, office, ct);
            await DemoPassages.AddAsync(s, dispatcher, office, await ActorAsync(s, "drafter", ct), BeijingTime.DateOf(end), ct);
            return true;
        });
        // Each case starts so long ago that its steps reach about today: some are due, few are late.
        var written = new Dictionary<Guid, SuggestionInput>();
        var agenda = new PriorityQueue<(Guid? Case, SuggestionInput? Suggestion, int Index, int StepsLeft), DateTimeOffset>();
        for (var i = 0; i < cases; i++)
            agenda.Enqueue((null, null, i, i % 14), end.AddDays(-Math.Min(89, (i % 14 * 3.1) + _random.Double(0.2, 5))));
        while (agenda.TryDequeue(out var next, out var at) && at < end)
        {
            clock.Now = at;
            var suggestion = next.Suggestion ?? _texts.Suggestion(NumberOf(next.Index), BeijingTime.DateOf(at));
            if (next.Case is not { } id)
            {
                id = await InScope(async s =>
                    (await s.GetRequiredService<RegisterSuggestion>().RunAsync(await ActorAsync(s, "liaison", ct), suggestion, ct)).CaseId);
                agenda.Enqueue((id, suggestion, next.Index, next.StepsLeft), Later());
                written[id] = suggestion;
            }
            else if (next.StepsLeft > 0 && await InScope(s => StepAsync(s, id, suggestion, ct)))
                agenda.Enqueue((id, suggestion, next.Index, next.StepsLeft - 1), Later());
        }
        clock.Now = end;
        await FlagAsync(ct);
        await InScope(s => BeginDraftsAsync(s, written, ct));
        await InScope(async s =>
        {
            await DemoPassages.CountAsync(s, end, ct);
            return true;
        });
        return (accounts, DemoPeople.Password);
    }

    /// <summary>Some replies are being written: the first drafts of a bureau have figures, with and without sources, and asks.</summary>
    private async Task<bool> BeginDraftsAsync(IServiceProvider services, IReadOnlyDictionary<Guid, SuggestionInput> suggestions, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var items = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open && w.Kind == StepKinds.Draft
            && !db.DraftVersions.Any(v => v.CaseId == w.CaseId)).OrderBy(w => w.Id).Take(BegunDrafts).ToListAsync(ct);
        foreach (var item in items)
            if (await SomebodyAsync(db, item, ct) is { } actor && suggestions.GetValueOrDefault(item.CaseId) is { } suggestion)
            {
                var (content, revision) = await ContentAsync(services, item, actor, suggestion, ct);
                await services.GetRequiredService<SaveDraft>().RunAsync(actor, item.CaseId, content, revision, ct);
            }
        return true;
    }

    private async Task<(DraftContent Content, int Revision)> ContentAsync(
        IServiceProvider services, WorkItem item, Actor actor, SuggestionInput suggestion, CancellationToken ct)
    {
        var draft = await services.GetRequiredService<ReplyFlowDb>().Drafts.AsNoTracking().FirstAsync(d => d.CaseId == item.CaseId, ct);
        var (number, today) = (int.Parse(suggestion.Number), BeijingTime.DateOf(clock.Now));
        var content = draft.Content.Category.Length > 0 ? draft.Content : _texts.Fill(draft.Content, suggestion, today);
        return (await new DemoFigures(services, number).AddAsync(actor, item.CaseId, content, today, ct), draft.Revision);
    }

    /// <summary>重点督办: a few suggestions under a leader's supervision.</summary>
    private Task<bool> FlagAsync(CancellationToken ct) => InScope(async s =>
    {
        var liaison = await ActorAsync(s, "liaison", ct);
        var cases = await s.GetRequiredService<ReplyFlowDb>().Cases.Where(c => c.ClosedAt == null).OrderBy(c => c.Suggestion!.NumberValue).Select(c => c.Id)
            .ToListAsync(ct);
        foreach (var (id, leader) in cases.Where((_, i) => i % 6 == 1).Zip(Supervisors))
            await s.GetRequiredService<FlagKeyCase>().RunAsync(liaison, id, new KeyCaseInput(leader, null), ct);
        return true;
    });

    private DateTimeOffset Later() => clock.Now.AddHours(_random.Double(20, 110));

    private async Task<bool> StepAsync(IServiceProvider services, Guid caseId, SuggestionInput suggestion, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var item = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open && w.ActivityId != "")
            .OrderBy(w => w.OpenedAt).FirstOrDefaultAsync(ct);
        if (item is null || await SomebodyAsync(db, item, ct) is not { } actor)
            return false;
        var outcomes = item.ReadOutcomes();
        var back = item.Kind is StepKinds.Review && _random.Bool(0.12f) ? outcomes.FirstOrDefault(o => o.Kind == OutcomeDefinition.Back) : null;
        var outcome = back
            ?? (item.Kind is StepKinds.Feedback && _random.Bool(0.2f) ? outcomes.FirstOrDefault(o => o.Name == nameof(FeedbackLevel.Basic)) : null)
            ?? outcomes.First(o => o.Kind == OutcomeDefinition.Forward);
        if (item.Kind == StepKinds.Feedback)
        {
            await EnterAsync(services, item, actor, outcome.Label, ct);
            return true;
        }
        var input = await InputAsync(services, item, actor, suggestion, ct);
        var seen = await db.DraftVersions.Where(v => v.CaseId == caseId).MaxAsync(v => (int?)v.No, ct);
        await services.GetRequiredService<DecideWorkItem>().RunAsync(actor,
            new Decision(item.Id, outcome.Name, back is null ? "" : "第二部分请补充完成时间，并核对数字。", input, seen), ct);
        return true;
    }

    /// <summary>代录: from the form on paper, or after a call.</summary>
    private async Task EnterAsync(IServiceProvider services, WorkItem item, Actor actor, string choice, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        var letter = await db.Letters.Where(l => l.CaseId == item.CaseId).OrderByDescending(l => l.IssuedAt).Select(l => l.Id).FirstAsync(ct);
        var asked = (await new JudgementQueries(db, services.GetRequiredService<LetterRenderer>()).OfCaseAsync(item.CaseId, ct))[letter].Asked;
        var today = BeijingTime.DateOf(clock.Now);
        var ground = _random.Bool(0.5f)
            ? new EntryGround(FeedbackWay.Paper, today, "", "征询意见表原件存办公室建议办理卷。")
            : new EntryGround(FeedbackWay.Telephone, today, $"办公室{actor.Name}打给代表", $"代表说收到了复函，对办理{choice}。");
        await services.GetRequiredService<EnterAnswers>().RunAsync(actor, item.CaseId, ground,
            [new EnteredRow(Guid.Parse(item.Participant), null, new AnswerInput([.. asked.Select(_ => choice)], "", false, false))],
            ground.Way == FeedbackWay.Paper ? [DemoScan.Of(services, "征询意见表")] : [], ct);
    }

    private async Task<StepInput?> InputAsync(IServiceProvider services, WorkItem item, Actor actor, SuggestionInput suggestion, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        switch (item.Kind)
        {
            case StepKinds.Assign:
                var bureaus = await db.Bureaus.Where(b => b.Kind == BureauKind.Handling).OrderBy(b => b.Name).ToListAsync(ct);
                var industry = bureaus.First(b => b.SeriesPrefix == "市工信函");
                var lead = int.Parse(suggestion.Number) % 5 == 2 ? bureaus.First(b => b.SeriesPrefix == "市科函") : industry;
                var helpers = int.Parse(suggestion.Number) % 3 == 1
                    ? bureaus.Where(b => b.Id != lead.Id && b.SeriesPrefix != "市交函").Select(b => b.Id).ToList()
                    : [];
                return new AssignInput(lead.Id, helpers, [], "请按期办复，注意与代表沟通。");
            case StepKinds.Allocate:
                var drafters = await db.HoldersOf(Roles.Drafter).Where(u => u.BureauId == item.BureauId).OrderBy(u => u.UserName)
                    .Select(u => new { u.Id, u.DivisionId }).ToListAsync(ct);
                var drafter = drafters[int.Parse(suggestion.Number) % drafters.Count];
                return new AllocateInput(drafter.DivisionId, drafter.Id);
            case StepKinds.Opinion:
                return new OpinionInput("我单位支持该建议，将按职责配合主办单位落实，并提供相关数据和专家支持。");
            case StepKinds.Draft:
                await services.GetRequiredService<LogContact>().RunAsync(actor, item.CaseId, new ContactInput(
                    BeijingTime.DateOf(clock.Now), ContactPhase.During,
                    _random.WeightedRandom(Channels, [0.35f, 0.4f, 0.25f]), "领衔代表", "介绍办理思路，代表表示认可，希望明确完成时间。"), ct);
                var (content, revision) = await ContentAsync(services, item, actor, suggestion, ct);
                return new DraftInput(content, revision, []);
            default:
                return null;
        }
    }

    private static async Task<Actor?> SomebodyAsync(ReplyFlowDb db, WorkItem item, CancellationToken ct)
    {
        foreach (var id in await db.Users.Where(u => u.BureauId == item.BureauId && u.IsActive).OrderBy(u => u.UserName).Select(u => u.Id).ToListAsync(ct))
            if (await new ActorQueries(db).FindAsync(id, null, ct) is { } actor
                && await db.WorkItems.OwedBy(actor).AnyAsync(w => w.Id == item.Id, ct))
                return actor;
        return null;
    }

    private static async Task<Actor> ActorAsync(IServiceProvider services, string userName, CancellationToken ct)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        return (await new ActorQueries(db).FindAsync(await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).FirstAsync(ct), null, ct))!;
    }

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}

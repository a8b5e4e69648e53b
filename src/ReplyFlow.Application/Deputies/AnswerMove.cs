using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Deputies;

/// <summary>Keeps an answer as the one that counts, and moves the case by it.</summary>
public sealed class AnswerMove(CaseEngine engine, AnswerNotice news)
{
    /// <summary>
    /// Puts the answer in the place of the one before it, or beside it where that one stands. Only one of a deputy's answers counts at a time.
    /// </summary>
    /// <returns>Whether it counts.</returns>
    internal static async Task<bool> KeepAsync(
        Unit unit, Feedback answer, AnswerSource source, Feedback? earlier, AnswerSource? before, CancellationToken ct)
    {
        var stands = before?.YieldsTo(source) != false;
        if (stands)
            earlier?.SupersedeBy(answer, before!, source);
        else
            answer.SetAsideFor(earlier!);
        await unit.Db.SaveChangesAsync(ct);
        unit.Db.Feedback.Add(answer);
        return stands;
    }

    /// <summary>What was set aside moves nothing; 代联工委 is told, which asks the deputy.</summary>
    internal Task SetAsideAsync(Unit unit, Case c, Feedback answer, bool isUnconfirmed, CancellationToken ct) =>
        news.TellOfConflictAsync(unit, c, answer, isUnconfirmed, ct);

    /// <summary>
    /// Closes the item about this deputy. Where none waits, because the deputy changes an answer or the others' handling goes on, the case
    /// is moved as far as it must: a discontent deputy is handled again, at once and without waiting for the others.
    /// </summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, loaded and locked.</param>
    /// <param name="items">The items that asked this deputy about the letter.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="earlier">The answer in whose place it stands; null for none.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="isUnconfirmed">Whether it came by a link to an address that nobody confirmed; its record says so.</param>
    /// <param name="by">Whose it is, where it counts again and whoever acts now did not give it; null where whoever acts did.</param>
    /// <returns>The item closed; null where nothing waited for the answer.</returns>
    internal async Task<WorkItem?> RunAsync(
        Unit unit, Case c, List<WorkItem> items, Feedback answer, Feedback? earlier, CancellationToken ct, bool isUnconfirmed = false, Actor? by = null)
    {
        await unit.Db.SaveChangesAsync(ct);
        var open = items.Find(i => i.Status == WorkItemStatus.Open);
        // While another deputy is handled again an item asks beside the process, which does not wait for it.
        var beside = open is { ActivityId.Length: 0 } ? open : null;
        var item = beside is null ? open : null;
        // Where the bureau had entered 不满意, the deputy says it now, and that may open the handling which theirs did not.
        if (item is null && (earlier is null || Outcome(earlier) != Outcome(answer)
            || (Outcome(answer) == FeedbackLevel.Dissatisfied && answer.IsOwn && !earlier.IsOwn)))
        {
            item = await AskAgainAsync(unit, c, items, answer, ct);
            await news.TellAsync(unit, c, answer, moved: item is not null, ct);
            if (item is null)
                await TalkAsync(unit, c, answer, isUnconfirmed, ct);
        }
        if ((item ?? beside) is not { } asked || Decision(asked.ReadOutcomes(), Outcome(answer)) is not { } outcome)
            return null;
        var (mark, whose) = (isUnconfirmed ? AnswerWords.UnconfirmedThen : "", by ?? unit.Actor!);
        // What follows names whoever answered, and in the inbox that is where the mark is read.
        unit.Close(asked, outcome with { Name = Outcome(answer).ToString(), Label = Label(answer) + mark }, answer.Words,
            whose with { Name = whose.Name + mark }, bySystem: by is not null);
        await unit.Db.SaveChangesAsync(ct);
        if (item is null)
            return asked;
        await engine.CompleteAsync(unit, c, item, await PortAsync(unit, c, item, outcome, answer, ct), ct);
        await unit.Db.SaveChangesAsync(ct);
        await Rehandling.PrepareAsync(unit, c, answer, ct);
        await TalkAsync(unit, c, answer, isUnconfirmed, ct);
        return item;
    }

    /// <summary>
    /// Nobody is answered a third time: where the second letter did not content a deputy either, somebody owes them a talk. From an address that
    /// nobody confirmed nobody is let off it.
    /// </summary>
    internal async Task TalkAsync(Unit unit, Case c, Feedback answer, bool isUnconfirmed, CancellationToken ct)
    {
        var isOwed = Outcome(answer) == FeedbackLevel.Dissatisfied && await unit.RoundAsync(c.Id, answer.DeputyId, ct) > 1;
        if (!isOwed && !isUnconfirmed)
            await TalkStep.CloseAsync(unit, c, answer.DeputyId, $"代表的答复改为“{Label(answer)}”", ct);
        if (!isOwed)
            return;
        var said = $"代表对再次答复的意见是“{Label(answer)}”{(isUnconfirmed ? AnswerWords.UnconfirmedThen : "")}";
        await TalkStep.OpenAsync(unit, c, answer.DeputyId, answer.Words.Length > 0 ? $"{said}：{answer.Words}" : $"{said}，没有写明原因", ct);
        await news.TellOfSecondAsync(unit, c, answer, ct);
    }

    /// <summary>要求再次办理 moves the case as 不满意 does.</summary>
    internal static FeedbackLevel Outcome(Feedback answer) => answer.AsksAgain ? FeedbackLevel.Dissatisfied : answer.Level;

    /// <summary>The process's decision for a level. 未作评价 goes the first way forward: processes name no way of its own for it.</summary>
    private static OutcomeDefinition? Decision(IReadOnlyList<OutcomeDefinition> decisions, FeedbackLevel level) =>
        decisions.FirstOrDefault(o => o.Name == level.ToString())
        ?? (level == FeedbackLevel.NoJudgement ? decisions.FirstOrDefault(o => o.Kind == OutcomeDefinition.Forward) : null);

    private static string Label(Feedback answer) => AnswerWords.Of(answer.Level)
        + (answer is { AsksAgain: true, Level: not FeedbackLevel.Dissatisfied } ? "，要求再次办理" : "") + (answer.IsOwn ? "" : "（代录）");

    /// <summary>A deputy who was answered twice is not handled a third time; their answer does not end the time of the others.</summary>
    private static async Task<string> PortAsync(Unit unit, Case c, WorkItem item, OutcomeDefinition outcome, Feedback answer, CancellationToken ct) =>
        outcome.Kind != OutcomeDefinition.Back
        || await WaitingAsync(unit, c, ct) is null
        || await unit.RoundAsync(c.Id, answer.DeputyId, ct) < 2
            ? outcome.Name : item.ReadOutcomes().First(o => o.Kind == OutcomeDefinition.Forward).Name;

    /// <summary>An item about a deputy for whom the process still waits; null for none.</summary>
    internal static Task<WorkItem?> WaitingAsync(Unit unit, Case c, CancellationToken ct) =>
        OfProcess(unit, c).FirstOrDefaultAsync(w => w.Status == WorkItemStatus.Open, ct);

    /// <summary>The activity that asked last.</summary>
    internal static Task<string?> AskedByAsync(Unit unit, Case c, CancellationToken ct) =>
        OfProcess(unit, c).OrderByDescending(w => w.OpenedAt).Select(w => w.ActivityId).FirstOrDefaultAsync(ct);

    private static IQueryable<WorkItem> OfProcess(Unit unit, Case c) =>
        unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == StepKinds.Feedback && w.ActivityId != "");

    /// <summary>Opens an item for an answer that nothing waits for: among the others who are waited for, or in a case that has come to its end.</summary>
    private async Task<WorkItem?> AskAgainAsync(Unit unit, Case c, List<WorkItem> items, Feedback answer, CancellationToken ct)
    {
        var deputy = answer.DeputyId.ToString("N");
        var rework = new Rework("代表更改了答复") { Asked = new HashSet<string> { deputy } };
        if (await WaitingAsync(unit, c, ct) is { } waiting)
            await engine.RegroupAsync(unit, c, waiting.ActivityId, waiting.Visit, [deputy], rework with { Until = Told(items, deputy) }, ct);
        else if (c.Status == CaseStatus.Archived && Outcome(answer) == FeedbackLevel.Dissatisfied && items.Count > 0
            && await AskedByAsync(unit, c, ct) is { } activity && await unit.RoundAsync(c.Id, answer.DeputyId, ct) < 2)
            await engine.ReopenAsync(unit, c, activity, "代表更改了答复", rework, ct);
        else
            return null;
        await unit.Db.SaveChangesAsync(ct);
        return await OfProcess(unit, c).FirstAsync(w => w.Participant == deputy && w.Status == WorkItemStatus.Open, ct);
    }
    /// <summary>The last day that a deputy was told; another's second letter, which came since, does not move it.</summary>
    private static DueDate? Told(IEnumerable<WorkItem> items, string deputy) =>
        items.Where(w => w.Participant == deputy && w.Due.On is not null).MaxBy(w => w.OpenedAt)?.Due;
}

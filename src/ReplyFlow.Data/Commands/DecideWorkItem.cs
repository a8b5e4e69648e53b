using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Forms;
using ReplyFlow.Data.Queries;
using ReplyFlow.Data.Work;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Data.Commands;

/// <summary>A person decides a work item: one request, one transaction, at most once.</summary>
public sealed class DecideWorkItem(UnitRunner units, CaseEngine engine, IEnumerable<StepForm> forms)
{
    private const int MaxComment = 2_000;
    private readonly Dictionary<string, StepForm> _forms = forms.ToDictionary(f => f.Name);

    /// <summary>Decides.</summary>
    /// <exception cref="NotFoundException">There is no such item for this person.</exception>
    /// <exception cref="AlreadyClosedException">Somebody decided first.</exception>
    /// <exception cref="InvalidInputException">The outcome, a reason or the form's input is missing or wrong.</exception>
    /// <exception cref="DraftConflictException">The draft was saved elsewhere meanwhile.</exception>
    public Task<DecisionReceipt> RunAsync(Actor actor, Decision decision, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockCaseOfAsync(decision.WorkItemId, ct);
        var item = await unit.Db.WorkItems.Include(w => w.Case!.LeadBureau).Include(w => w.Case!.Suggestion!.Session)
            .FirstOrDefaultAsync(w => w.Id == decision.WorkItemId, ct);
        if (item is null || !actor.Owes(item))
            throw new NotFoundException();
        if (item.Status != WorkItemStatus.Open)
            throw new AlreadyClosedException(item);
        var deciding = unit.ActFor(actor.StandsFor(Duty.Of(item)));
        var c = item.Case!;
        await LoadListsAsync(unit.Db, c, ct);
        var outcome = Choose(item, decision);
        var context = new StepContext(unit, c, item, outcome, decision, deciding);
        if (_forms.TryGetValue(item.Form, out var form))
            await form.ApplyAsync(context, ct);
        Close(unit, item, outcome, context.Words, deciding);
        await engine.CompleteAsync(unit, c, item, ct);
        await unit.Db.SaveChangesAsync(ct);
        return await Receipt.WriteAsync(unit.Db, c, item, ct);
    }, ct);

    /// <summary>Loads a case with all that deciding about it needs.</summary>
    internal static async Task<Case> LoadAsync(ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var c = await db.Cases.Include(x => x.LeadBureau).Include(x => x.Suggestion!.Session).FirstAsync(x => x.Id == caseId, ct);
        await LoadListsAsync(db, c, ct);
        return c;
    }

    private static async Task LoadListsAsync(ReplyFlowDb db, Case c, CancellationToken ct)
    {
        await db.Assignments.Where(a => a.CaseId == c.Id).LoadAsync(ct);
        await db.Set<SuggestionDeputy>().Where(d => d.SuggestionId == c.SuggestionId).Include(d => d.Deputy).LoadAsync(ct);
    }

    private static OutcomeDefinition Choose(WorkItem item, Decision decision)
    {
        var outcomes = Outcomes(item);
        var outcome = outcomes.FirstOrDefault(o => o.Name == decision.Outcome)
            ?? throw new InvalidInputException("Outcome", $"请选择：{string.Join("、", outcomes.Select(o => o.Label))}。");
        if (outcome.NeedsReason && string.IsNullOrWhiteSpace(decision.Comment))
            throw new InvalidInputException("Comment", $"“{outcome.Label}”须写明理由。");
        return decision.Comment.Length > MaxComment
            ? throw new InvalidInputException("Comment", $"意见有 {decision.Comment.Length} 字，最多 {MaxComment} 字。")
            : outcome;
    }

    /// <summary>The outcomes a person may choose for an item.</summary>
    public static IReadOnlyList<OutcomeDefinition> Outcomes(WorkItem item) =>
        JsonSerializer.Deserialize<List<OutcomeDefinition>>(item.OutcomesJson, JsonSerializerOptions.Web) ?? [];

    /// <summary>Writes a decision down, on the item and in the audit trail.</summary>
    internal static void Close(Unit unit, WorkItem item, OutcomeDefinition outcome, string comment, Actor actor)
    {
        item.Status = WorkItemStatus.Decided;
        item.Outcome = outcome.Name;
        item.OutcomeLabel = outcome.Label;
        item.Comment = comment;
        item.DecidedById = actor.UserId;
        item.DecidedByName = actor.Name;
        item.DecidedForId = actor.For?.UserId;
        item.DecidedForName = actor.For?.Name ?? "";
        item.ClosedAt = unit.Now;
        unit.Record("WorkItemDecided", item.CaseId,
            $"{(item.Title == outcome.Label ? item.Title : $"{item.Title}：{outcome.Label}")}{(comment.Length > 0 ? $"。{comment}" : "")}",
            new { item.Id, item.Step, item.Visit, item.Participant, outcome = outcome.Name, item.DraftVersion, comment, item.DecidedForId });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems;

/// <summary>A person decides a work item: one request, one transaction, at most once.</summary>
public sealed class DecideWorkItem(UnitRunner units, CaseEngine engine, AttachmentIntake intake, IServiceProvider services)
{
    private const int MaxComment = 2_000;

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<Found>>> Item =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid id) => db.WorkItems
            .Include(w => w.Case!.LeadBureau).Include(w => w.Case!.Suggestion!.Session)
            .Where(w => w.Id == id)
            .Select(w => new Found(w, db.DraftVersions.Where(v => v.CaseId == w.CaseId).Max(v => (int?)v.No)))));

    /// <exception cref="NotFoundException">There is no such item for this person.</exception>
    /// <exception cref="NotAllowedException">The actor wrote what the item judges.</exception>
    /// <exception cref="AlreadyClosedException">Somebody decided first.</exception>
    /// <exception cref="InvalidInputException">The outcome, a reason or the step's input is missing or wrong.</exception>
    /// <exception cref="DraftConflictException">The draft was saved elsewhere meanwhile.</exception>
    public async Task<DecisionReceipt> RunAsync(Actor actor, Decision decision, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(decision.Uploads, ct);
        var (receipt, kind) = await units.RunAsync(actor, unit => DecideAsync(unit, actor, decision, files, ct), ct);
        ProductMeter.Decisions.Add(1, new KeyValuePair<string, object?>(ProductMeter.StepTag, kind));
        return receipt;
    }

    private async Task<(DecisionReceipt Receipt, string Kind)> DecideAsync(Unit unit, Actor actor, Decision decision, CheckedFiles files, CancellationToken ct)
    {
        await unit.Db.LockCaseOfAsync(decision.WorkItemId, ct);
        var found = await Item.Of(unit.Db)(unit.Db, decision.WorkItemId).FirstOrDefaultAsync(ct);
        if (found?.Item is not { } item || Responsibility.Of(item) is var duty && !actor.Owes(duty))
            throw await unit.Db.RefusalAsync(actor, decision.WorkItemId, ct);
        if (item.Status != WorkItemStatus.Open)
            throw new AlreadyClosedException(item);
        var deciding = unit.ActFor(actor.StandsFor(duty));
        var c = item.Case!;
        LogSubject.About(c);
        await unit.Db.LoadPartsAsync(c, ct);
        var outcome = Choose(item, decision);
        var context = new StepContext(unit, c, item, outcome, decision, deciding) { NewestDraft = found.NewestDraft, Files = files };
        // By the provider: of all kinds of step only this one is needed.
        var step = services.GetKeyedService<Step>(item.Kind) ?? new PlainStep();
        await step.ApplyAsync(context, ct);
        unit.Close(item, outcome, context.Words, deciding, written: context.Written);
        // What stands beside the process leads nowhere in it.
        if (item.ActivityId.Length > 0)
            await engine.CompleteAsync(unit, c, item, ct);
        await unit.Db.SaveChangesAsync(ct);
        // A kind that is not ours may be called anything.
        return (await Receipt.WriteAsync(unit.Db, c, item, step, ct), step is PlainStep ? "" : item.Kind);
    }

    private static OutcomeDefinition Choose(WorkItem item, Decision decision)
    {
        var outcomes = item.ReadOutcomes();
        var outcome = outcomes.FirstOrDefault(o => o.Name == decision.Outcome)
            ?? throw new InvalidInputException("Outcome", $"请选择：{string.Join("、", outcomes.Select(o => o.Label))}。");
        if (outcome.NeedsReason && string.IsNullOrWhiteSpace(decision.Comment))
            throw new InvalidInputException("Comment", $"“{outcome.Label}”须写明理由。");
        return TextLength.Of(decision.Comment) is var length && length > MaxComment
            ? throw new InvalidInputException("Comment", $"意见有 {length} 字，最多 {MaxComment} 字。")
            : outcome;
    }

    private sealed record Found(WorkItem Item, int? NewestDraft);

    /// <summary>Of a kind that is not registered, as of items that do not come from the process.</summary>
    private sealed class PlainStep : Step;
}

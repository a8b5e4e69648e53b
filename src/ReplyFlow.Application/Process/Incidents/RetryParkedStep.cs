using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>重试: the administrator has a parked step run again.</summary>
public sealed class RetryParkedStep(UnitRunner units, CaseEngine engine, DefinitionStore definitions)
{
    /// <summary>Runs it again.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="visit">Its visit.</param>
    /// <param name="seenTries">How often it had been tried when the administrator looked.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="StepMovedOnException">It was retried or skipped meanwhile.</exception>
    /// <exception cref="InvalidInputException">The step, or one after it, refused; nothing was changed.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, string activityId, int visit, int seenTries, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var step = await ParkedStep.LockAsync(unit, definitions, caseId, activityId, visit, seenTries, ct);
            unit.Record(new StepRetried(activityId, visit, seenTries), caseId, $"重试“{step.Activity.Title}”");
            await engine.RetryAsync(unit, step.Case, activityId, visit, ct);
            return await step.OutcomeAsync(unit, $"“{step.Activity.Title}”已完成。", ct);
        }, ct);
    }
}

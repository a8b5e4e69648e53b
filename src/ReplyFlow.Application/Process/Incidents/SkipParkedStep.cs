using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>跳过: the administrator has a case leave a parked step without running it, and says why.</summary>
public sealed class SkipParkedStep(UnitRunner units, CaseEngine engine, DefinitionStore definitions)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReason = 500;

    /// <param name="actor">The administrator.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="visit">Its visit.</param>
    /// <param name="seenTries">How often it had been tried when the administrator looked.</param>
    /// <param name="outcome">The port to leave by; one of its <see cref="SkipRule"/>.</param>
    /// <param name="reason">Why; goes into the audit trail.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="InvalidInputException">The reason or the outcome is missing, or the step must not be skipped.</exception>
    /// <exception cref="StepMovedOnException">It was retried or skipped meanwhile.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, string activityId, int visit, int seenTries, string outcome, string reason, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var why = reason.Trim();
        return units.RunAsync(actor, async unit =>
        {
            var step = await ParkedStep.LockAsync(unit, definitions, caseId, activityId, visit, seenTries, ct);
            var rule = SkipRule.For(step.Activity);
            if (rule.Refusal is { } refusal)
                throw new InvalidInputException("", $"“{step.Activity.Title}”不能跳过：{refusal}。请排除故障后重试。");
            if (TextLength.Of(why) is var length && length is 0 or > MaxReason)
                throw new InvalidInputException("Reason", length == 0 ? "请写明跳过的理由。" : $"理由有 {length} 字，最多 {MaxReason} 字。");
            if (!rule.Outcomes.Contains(outcome))
                throw new InvalidInputException("Outcome", "请选择按哪个结果继续。");
            var answer = outcome switch { "True" => "，按“是”继续", "False" => "，按“否”继续", _ => "" };
            unit.Record(new StepSkipped(activityId, visit, seenTries, outcome, why), caseId, $"跳过“{step.Activity.Title}”{answer}");
            await engine.SkipAsync(unit, step.Case, activityId, visit, outcome, why, ct);
            return await step.OutcomeAsync(unit, $"“{step.Activity.Title}”已跳过。", ct);
        }, ct);
    }
}

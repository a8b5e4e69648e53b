using ReplyFlow.Data.Delivery;
using ReplyFlow.Data.Work;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Data.Issuing;

/// <summary>What the machine does by itself when a definition says so, inside the decision's transaction.</summary>
public sealed class SystemSteps(LetterIssuer issuer, ExtensionApplier extensions)
{
    private const string Done = "Done";

    /// <summary>Runs a step and returns the outcome.</summary>
    /// <exception cref="WorkflowStepException">The step is not known here.</exception>
    public async Task<string> RunAsync(Unit unit, Case c, SystemStepRequest request, CancellationToken ct)
    {
        switch (request.Step)
        {
            case "AllocateNumber":
                await NumberAllocator.AllocateAsync(unit, c, ct);
                return Done;
            case "MakeLetter":
                await issuer.IssueAsync(unit, c, ct);
                return Done;
            case "DeliverLetter":
                await LetterDelivery.ToDeputiesAsync(unit, c, ct);
                return Done;
            case "DeliverCopies":
                await LetterDelivery.CopiesAsync(unit, c, ct);
                return Done;
            case "OpenFeedback":
                unit.Record("FeedbackOpened", c.Id, $"开始征询 {c.Suggestion!.Deputies.Count} 位代表对复函的意见", bySystem: true);
                return Done;
            case "ApplyExtension":
                await extensions.ApplyAsync(unit, c, ct);
                return Done;
            case "Withdraw":
                c.Status = CaseStatus.Withdrawn;
                c.ClosedAt = unit.Now;
                unit.Record("CaseWithdrawn", c.Id, "代表撤回建议，办理终止", bySystem: true);
                return Done;
            case "Archive":
                if (c.Status != CaseStatus.Withdrawn)
                    c.Status = CaseStatus.Archived;
                c.ClosedAt = unit.Now;
                unit.Record("CaseArchived", c.Id, "办理完毕，已归档", bySystem: true);
                return Done;
            default:
                throw new WorkflowStepException($"system step '{request.Step}' is not known");
        }
    }
}

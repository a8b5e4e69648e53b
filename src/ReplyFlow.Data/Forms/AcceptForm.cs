using ReplyFlow.Domain.Handling;

namespace ReplyFlow.Data.Forms;

/// <summary>签收或退办.</summary>
public sealed class AcceptForm : StepForm
{
    /// <inheritdoc />
    public override string Name => "accept";

    /// <inheritdoc />
    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        context.Case.Status = context.IsForward ? CaseStatus.Handling : CaseStatus.Assigned;
        return Task.CompletedTask;
    }
}

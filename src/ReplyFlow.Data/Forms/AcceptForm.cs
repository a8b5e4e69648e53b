using ReplyFlow.Data.Work;
using ReplyFlow.Domain.Handling;

namespace ReplyFlow.Data.Forms;

/// <summary>签收或退办; an objection is taken only within its window (domain: a hard stop).</summary>
public sealed class AcceptForm : StepForm
{
    /// <inheritdoc />
    public override string Name => "accept";

    /// <inheritdoc />
    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward && context.Item.DueOn is { } last && context.Unit.Today > last)
            throw new InvalidInputException("Outcome", $"退办须在{last:yyyy年M月d日}前提出，期限已过，请签收办理；确需调整的，请与政府办公厅联系。");
        context.Case.Status = context.IsForward ? CaseStatus.Handling : CaseStatus.Assigned;
        return Task.CompletedTask;
    }
}

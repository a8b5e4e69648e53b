using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Letters;

/// <summary>抄送: one message to each body that receives a copy.</summary>
internal sealed class DeliverCopiesStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.DeliverCopies;

    /// <inheritdoc />
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        await LetterDelivery.CopiesAsync(context.Unit, context.Case, ct);
        return Activity.Done;
    }
}

using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Letters;

/// <summary>送达: one message a deputy.</summary>
internal sealed class DeliverLetterStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.DeliverLetter;

    /// <inheritdoc />
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        await LetterDelivery.ToDeputiesAsync(context.Unit, context.Case, ct);
        return Activity.Done;
    }
}

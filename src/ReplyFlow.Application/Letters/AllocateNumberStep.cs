using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Letters;

/// <summary>编号: gives the case its document number.</summary>
internal sealed class AllocateNumberStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.AllocateNumber;

    /// <inheritdoc />
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        await NumberAllocator.AllocateAsync(context.Unit, context.Case, ct);
        return Activity.Done;
    }
}

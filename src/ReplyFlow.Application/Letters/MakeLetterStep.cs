using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Letters;

/// <summary>印发: makes the letter of the signed version.</summary>
internal sealed class MakeLetterStep(LetterIssuer issuer) : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.MakeLetter;

    /// <inheritdoc />
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        await issuer.IssueAsync(context.Unit, context.Case, context.Decided, ct);
        return Activity.Done;
    }
}

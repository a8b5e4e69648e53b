using ReplyFlow.Application.Process;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Suggestions;

/// <summary>撤回: ends handling because the deputy withdrew the suggestion.</summary>
internal sealed class WithdrawStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.Withdraw;

    /// <inheritdoc />
    public override Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        var (unit, c) = (context.Unit, context.Case);
        c.Withdraw(unit.Now);
        unit.Record(new CaseWithdrawn(), c.Id, "代表撤回建议，办理终止", bySystem: true);
        return Task.FromResult(Activity.Done);
    }
}

using ReplyFlow.Application.Process;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.DecideWithdrawal;

/// <summary>审批撤回: what follows is done by the process's step 撤回.</summary>
public sealed class WithdrawalStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Withdrawal);
}

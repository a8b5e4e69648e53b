using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>One kind of step: what a decision needs, what it changes besides the process, and how its receipt is worded. Registered by
/// <see cref="StepRegistration.AddStep"/>.</summary>
public abstract class Step
{
    /// <summary>Whether what follows a decision must have somebody to do it; not where the decider sends nothing on.</summary>
    public virtual bool StaffsWhatFollows => true;

    /// <summary>Whether the receipt tells of what was open before as well: <see cref="Awaits"/> and <see cref="Remaining"/> are asked then alone.</summary>
    public virtual bool TellsOfOthers => false;

    /// <summary>Checks the input and applies it to the case, inside the decision's transaction; nothing where a kind has no rules of its own.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing is kept.</exception>
    public virtual Task ApplyAsync(StepContext context, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What was done, in Chinese, as a whole sentence.</summary>
    public virtual string Done(Case c, WorkItem decided) => $"已{decided.OutcomeLabel}。";

    /// <summary>Whether a decision that opened nothing waits for another open step of the case.</summary>
    public virtual bool Awaits(WorkItem open) => false;

    /// <summary>What is still owed beside this decision, in Chinese, as a whole sentence; empty for nothing.</summary>
    public virtual string Remaining(Case c, IReadOnlyList<WorkItem> open) => "";
}

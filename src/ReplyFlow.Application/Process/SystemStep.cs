using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>One kind of step that the machine does by itself when a definition says so, inside the decision's transaction.</summary>
public abstract class SystemStep
{
    /// <summary>Name of the step as workflow definitions use it, without the prefix <c>ReplyFlow.</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Does the step and returns the outcome by which the case leaves it.</summary>
    /// <exception cref="WorkflowStepException">It cannot be done now; the step is parked and an administrator may retry.</exception>
    /// <exception cref="InvalidInputException">What the person decided cannot be carried out; the decision is undone.</exception>
    public abstract Task<string> RunAsync(SystemStepContext context, CancellationToken ct);
}

/// <summary>What a system step works on.</summary>
/// <param name="Unit">The decision's transaction; what the decision before it wrote is saved.</param>
/// <param name="Case">The case, with suggestion, session, deputies and assignments.</param>
/// <param name="Decided">The work item whose decision led here; null where a timer or an administrator did.</param>
/// <param name="Request">The activity of the definition.</param>
public sealed record SystemStepContext(Unit Unit, Case Case, WorkItem? Decided, SystemStepRequest Request);

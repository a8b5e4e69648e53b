using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems;

/// <summary>The domain's side of a step's form: what a decision needs and what it changes. Steps whose form has none change nothing but the process.</summary>
public abstract class Step
{
    /// <summary>Name of the form as workflow definitions use it.</summary>
    public abstract string Name { get; }

    /// <summary>Checks the input and applies it to the case, inside the decision's transaction.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing is kept.</exception>
    public abstract Task ApplyAsync(StepContext context, CancellationToken ct);
}

using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems;

/// <summary>One kind of step: what a decision needs and what it changes besides the process. Registered by <see cref="StepRegistration.AddStep"/>.</summary>
public abstract class Step
{
    /// <summary>Checks the input and applies it to the case, inside the decision's transaction; nothing where a kind has no rules of its own.</summary>
    /// <exception cref="InvalidInputException">Something is missing or wrong; nothing is kept.</exception>
    public virtual Task ApplyAsync(StepContext context, CancellationToken ct) => Task.CompletedTask;
}

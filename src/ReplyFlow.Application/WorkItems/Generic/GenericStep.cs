using ReplyFlow.Application.Process;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Generic;

/// <summary>A step with nothing but its outcomes, for what the product has no rules for.</summary>
public sealed class GenericStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Generic);
}

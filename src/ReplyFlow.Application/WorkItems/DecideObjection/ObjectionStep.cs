using ReplyFlow.Application.Process;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.DecideObjection;

/// <summary>审定退办: the dispatcher accepts a bureau's objection or not; the process does the rest.</summary>
public sealed class ObjectionStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Objection);
}

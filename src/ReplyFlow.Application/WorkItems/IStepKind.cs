using ReplyFlow.Application.Process;

namespace ReplyFlow.Application.WorkItems;

/// <summary>A step that says which kind it is before there is one.</summary>
public interface IStepKind
{
    static abstract StepKind Kind { get; }
}

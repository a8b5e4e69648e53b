using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Process;

/// <summary>What rules outside a step's own folder ask of its kind.</summary>
/// <param name="Name">Its name, as workflow definitions use it for a task's <c>form</c>.</param>
public sealed record StepKind(string Name)
{
    /// <summary>Whether a submitted version of the draft is decided about, on its way to the signature.</summary>
    public bool CarriesVersion { get; init; }

    /// <summary>Whether the words of who decides stay inside the lead bureau.</summary>
    public bool WordsAreConfidential { get; init; }

    /// <summary>What else of the case changes when such a step is opened; null for nothing.</summary>
    public Action<Case, WorkItem>? Opened { get; init; }
}

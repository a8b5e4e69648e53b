namespace ReplyFlow.Workflow.Comparison;

/// <summary>One difference between two versions of a definition.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="ActivityId">The activity concerned; null for changes of the file as a whole.</param>
/// <param name="Words">The change in a Chinese sentence.</param>
public sealed record DefinitionChange(DefinitionChangeKind Kind, string? ActivityId, string Words);

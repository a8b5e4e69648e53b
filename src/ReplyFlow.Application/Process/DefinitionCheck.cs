using System.Collections.Immutable;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Comparison;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Application.Process;

/// <summary>What publishing a file would mean.</summary>
/// <param name="Definition">The file's definition; null when it is not one.</param>
/// <param name="Errors">Why it is not one, with JSON path and line.</param>
/// <param name="Findings">What the checker has against it; any finding makes publishing impossible.</param>
/// <param name="Last">The newest published version; null for a new definition.</param>
/// <param name="NextVersion">The version it would become.</param>
/// <param name="Changes">What differs from <paramref name="Last"/> in how cases run.</param>
/// <param name="IsSame">Whether nothing at all differs from <paramref name="Last"/> but the version number.</param>
public sealed record DefinitionCheck(
    WorkflowDefinition? Definition,
    ImmutableArray<DefinitionFault> Errors,
    ImmutableArray<Finding> Findings,
    WorkflowDefinition? Last,
    int NextVersion,
    ImmutableArray<DefinitionChange> Changes,
    bool IsSame)
{
    /// <summary>Whether it may be published.</summary>
    public bool MayPublish => Definition is not null && Findings.IsEmpty && !IsSame;
}

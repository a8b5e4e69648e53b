using System.Collections.Immutable;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>What reading a definition file gave.</summary>
/// <param name="Definition">The definition, or null when the file is not one.</param>
/// <param name="Errors">Why it is not one; empty when there is a definition.</param>
public sealed record DefinitionReadResult(WorkflowDefinition? Definition, ImmutableArray<DefinitionFault> Errors);

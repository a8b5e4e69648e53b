namespace ReplyFlow.Workflow.Definitions;

/// <summary>The definition's own fields.</summary>
internal sealed record DefinitionHeader(string Id, int Version, string Name, string Description);

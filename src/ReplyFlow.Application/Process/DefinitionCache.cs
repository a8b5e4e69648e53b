using System.Collections.Concurrent;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Application.Process;

/// <summary>Definitions read from the database; a published version never changes, so it is kept.</summary>
public sealed class DefinitionCache
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowDefinition> _known = new();

    /// <summary>A version read before; null otherwise.</summary>
    public WorkflowDefinition? Find(string id, int version) => _known.GetValueOrDefault((id, version));

    internal WorkflowDefinition Add(string id, int version, WorkflowDefinition definition) =>
        _known.GetOrAdd((id, version), definition);
}

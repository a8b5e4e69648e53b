namespace ReplyFlow.Workflow.Definitions;

/// <summary>Collects what is wrong while a definition is read.</summary>
internal sealed class FaultList
{
    /// <summary>Wrong shape: there is no definition.</summary>
    public List<DefinitionFault> Errors { get; } = [];

    /// <summary>Wrong content: the checker reports it.</summary>
    public List<DefinitionFault> Faults { get; } = [];
}

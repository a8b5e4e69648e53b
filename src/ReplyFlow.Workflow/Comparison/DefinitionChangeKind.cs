namespace ReplyFlow.Workflow.Comparison;

/// <summary>What a change did.</summary>
public enum DefinitionChangeKind
{
    /// <summary>An activity, connection or requirement is new.</summary>
    Added,

    /// <summary>An activity, connection or requirement is gone.</summary>
    Removed,

    /// <summary>Something is different.</summary>
    Changed,
}

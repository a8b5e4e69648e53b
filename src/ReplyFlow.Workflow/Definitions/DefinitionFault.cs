using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>Something a definition file says wrongly.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="ActivityId">The activity concerned, if any.</param>
public sealed record DefinitionFault(JsonPlace Place, string Message, string? ActivityId = null)
{
    /// <summary>One line of a list of faults.</summary>
    public override string ToString() => $"{Place}：{Message}";
}

using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>What a script did.</summary>
/// <param name="Trace">Everything that happened, in order.</param>
/// <param name="State">Where the case stands at the end.</param>
public sealed record ScriptResult(IReadOnlyList<TraceLine> Trace, WorkflowState State);

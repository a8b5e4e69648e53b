namespace ReplyFlow.Workflow.Port;

/// <summary>One call ran more automatic steps than any sound definition needs; the transaction must be rolled back.</summary>
/// <param name="limit">The limit that was passed.</param>
/// <param name="path">The last activities entered.</param>
public sealed class RunawayWorkflowException(int limit, IEnumerable<string> path)
    : Exception($"more than {limit} automatic steps without a wait: … {string.Join(" → ", path)}");

using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>An arrow: leaving <paramref name="Source"/> by <paramref name="Port"/> leads to <paramref name="Target"/>.</summary>
/// <param name="Source">Id of the activity it leaves.</param>
/// <param name="Port">The outcome it belongs to.</param>
/// <param name="Target">Id of the activity it enters.</param>
/// <param name="Place">Where the file says so.</param>
public sealed record Connection(string Source, string Port, string Target, JsonPlace Place)
{
    /// <summary>The arrow as messages name it, for example accept.Accept → allocate.</summary>
    public override string ToString() => $"{Source}.{Port} → {Target}";
}

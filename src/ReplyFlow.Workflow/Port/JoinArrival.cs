using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReplyFlow.Workflow.Port;

/// <summary>A branch that reached its join and waits there for the others.</summary>
/// <param name="JoinId">Id of the join.</param>
/// <param name="Scope">Empty for the main line, else the event's name.</param>
/// <param name="Branches">The branch that arrived and those around it, outermost first.</param>
public sealed record JoinArrival(string JoinId, string Scope, ImmutableArray<BranchMark> Branches)
{
    /// <summary>The branch that arrived.</summary>
    [JsonIgnore]
    public BranchMark Branch => Branches[^1];
}

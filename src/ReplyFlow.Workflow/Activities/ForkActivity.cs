using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary><c>Elsa.FlowFork</c>: goes on by all its branches at once.</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="Branches">Names of the branches, each a port.</param>
public sealed record ForkActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, ImmutableArray<string> Branches)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => Branches;
}

using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary><c>Elsa.FlowJoin</c>: brings the branches of one fork together again.</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="WaitsForAll">True: waits for every branch. False: goes on with the first and cancels the others.</param>
public sealed record JoinActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, bool WaitsForAll)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];
}

using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary>
/// <c>Elsa.End</c>: on the main line it completes the case, whatever else is still open; after an event it ends the
/// event's steps only.
/// </summary>
public sealed record EndActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [];
}

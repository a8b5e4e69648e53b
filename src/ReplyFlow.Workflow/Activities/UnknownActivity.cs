using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary>An activity of a type this product does not run. Kept so that the file can be shown and checked; the checker rejects it.</summary>
public sealed record UnknownActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, ImmutableArray<string> UsedPorts)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => UsedPorts;
}

using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary><c>Elsa.Start</c>: where a case begins.</summary>
public sealed record StartActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];
}

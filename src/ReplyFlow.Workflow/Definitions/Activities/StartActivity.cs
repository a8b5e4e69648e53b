using System.Collections.Immutable;

namespace ReplyFlow.Workflow;

/// <summary><c>Elsa.Start</c>: where a case begins.</summary>
public sealed record StartActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];
}

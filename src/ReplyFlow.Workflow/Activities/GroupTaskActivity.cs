using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary>
/// <c>ReplyFlow.GroupTask</c>: several participants owe an answer at the same time, one row each. Ports: <c>Done</c>,
/// every <c>back</c> decision, and <c>Expired</c> when it expires. With nobody to ask it is done at once.
/// </summary>
public sealed record GroupTaskActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : TaskActivity(Id, Type, Title, Place, Position)
{
    /// <summary>Whether the first return ends it or all must answer.</summary>
    public required GroupMode Mode { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Ports =>
        [Done, .. Decisions.Where(d => d.Kind == OutcomeDefinition.Back).Select(d => d.Name), .. Expires is null ? Array.Empty<string>() : [Expired]];
}

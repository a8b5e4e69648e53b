using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary><c>ReplyFlow.HumanTask</c>: one person owes a decision; every decision is a port.</summary>
public sealed record HumanTaskActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : TaskActivity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports =>
        [.. Decisions.Select(d => d.Name), .. Expires is null ? Array.Empty<string>() : [Expired]];
}

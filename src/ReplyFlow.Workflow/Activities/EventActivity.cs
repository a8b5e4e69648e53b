using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Activities;

/// <summary>
/// <c>ReplyFlow.Event</c>: where the steps begin that an event beside the main line starts, for example a request
/// for extension. Nothing leads to it.
/// </summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="EventName">The name to raise it by; one of <see cref="Vocabulary.Events"/>.</param>
public sealed record EventActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, string EventName)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];
}

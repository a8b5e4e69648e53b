using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Activities;

/// <summary><c>ReplyFlow.Decide</c>: asks the host a named question about the case.</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="Question">One of <see cref="Vocabulary.Questions"/>.</param>
public sealed record DecideActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, string Question)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => ["True", "False"];
}

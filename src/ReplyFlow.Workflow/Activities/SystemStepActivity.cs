using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Activities;

/// <summary>A step the machine does: <c>ReplyFlow.AllocateNumber</c>, <c>ReplyFlow.Notify</c> …</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type, <c>ReplyFlow.</c> and the step.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="Step">One of <see cref="Vocabulary.SystemSteps"/>.</param>
/// <param name="Message">For <c>Notify</c>: one of <see cref="Vocabulary.Messages"/>; null otherwise.</param>
/// <param name="Recipient">For <c>Notify</c>: an <see cref="AssigneeRule"/>; null otherwise.</param>
public sealed record SystemStepActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, string Step, string? Message,
    string? Recipient)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];
}

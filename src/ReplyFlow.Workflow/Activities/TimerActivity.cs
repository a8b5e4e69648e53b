using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Activities;

/// <summary>
/// Waits for a time: <c>ReplyFlow.Timer</c> by a due rule on the working calendar, <c>Elsa.Delay</c> by elapsed time.
/// </summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Designer position.</param>
/// <param name="Due">A <see cref="DueRule"/>, or null.</param>
/// <param name="After">Elapsed time, or null.</param>
public sealed record TimerActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position, string? Due, TimeSpan? After)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ports => [Done];

    /// <inheritdoc/>
    public override bool Waits => true;
}

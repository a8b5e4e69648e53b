using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Activities;

/// <summary>What human tasks and group tasks share.</summary>
public abstract record TaskActivity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
    : Activity(Id, Type, Title, Place, Position)
{
    /// <summary>The step's name, stable across versions; reminders, rights and statistics go by it.</summary>
    public required string Step { get; init; }

    /// <summary>What kind of step it is, the file's <c>form</c> input; one of <see cref="Vocabulary.StepKinds"/>.</summary>
    public required string StepKind { get; init; }

    /// <summary>Who owes it: an <see cref="AssigneeRule"/>, of one person for a human task, of several for a group task.</summary>
    public required string Assignee { get; init; }

    /// <summary>By when: a <see cref="DueRule"/>, or null. Passing it has no effect on the flow.</summary>
    public string? Due { get; init; }

    /// <summary>When the step ends by itself through port <c>Expired</c>: a <see cref="DueRule"/>, or null for never.</summary>
    public string? Expires { get; init; }

    /// <summary>The decisions people may take, in the order of their buttons.</summary>
    public required ImmutableArray<OutcomeDefinition> Decisions { get; init; }

    /// <inheritdoc/>
    public override bool Waits => true;
}

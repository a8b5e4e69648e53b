using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>One step that somebody of a case owes, or once owed.</summary>
public sealed record CaseItem
{
    /// <summary>The work item.</summary>
    public required Guid Id { get; init; }

    /// <summary>Activity of the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Key of the step.</summary>
    public required string Step { get; init; }

    /// <summary>What is owed.</summary>
    public required string Title { get; init; }

    /// <summary>The kind of step.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether its words stay inside the lead bureau.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Whether it decides about a submitted version of the draft.</summary>
    public bool CarriesVersion { get; init; }

    /// <summary>Key of the participant, for group tasks.</summary>
    public required string Participant { get; init; }

    /// <summary>送达: the message that it is about; null for others.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>送达: the recipient and the document of the message that it is about; empty for others, and for readers who may not know the deputies.</summary>
    public string About { get; init; } = "";

    /// <summary>Bureau that owes it.</summary>
    public required Guid BureauId { get; init; }

    /// <summary>Its short name.</summary>
    public required string Bureau { get; init; }

    /// <summary>Division; null when any.</summary>
    public required string? Division { get; init; }

    /// <summary>Role that may decide it.</summary>
    public required string Role { get; init; }

    /// <summary>The person it is given to; null when any holder of the role may decide.</summary>
    public required string? Assignee { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it is due.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Whether that date is provisional.</summary>
    public required bool DueProvisional { get; init; }

    /// <summary>取回: whether the decision was taken back.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Whether it was decided and that stands.</summary>
    public bool Stands => Status == WorkItemStatus.Decided && !IsTakenBack;

    /// <summary>Open, decided or cancelled.</summary>
    public required WorkItemStatus Status { get; init; }

    /// <summary>Name of the outcome; empty while open.</summary>
    public required string Outcome { get; init; }

    /// <summary>The outcome in Chinese.</summary>
    public required string OutcomeLabel { get; init; }

    /// <summary>Words of who decided; empty for readers who may not see them.</summary>
    public required string Comment { get; init; }

    /// <summary>Who decided.</summary>
    public required Guid? DecidedById { get; init; }

    /// <summary>Name of who decided, with whom they stood in for.</summary>
    public required string DecidedByName { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Draft version it was about.</summary>
    public required int? DraftVersion { get; init; }

    /// <summary>Whether the reader may decide it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Whether it waits.</summary>
    public bool IsOpen => Status == WorkItemStatus.Open;

    /// <summary>Who has it: a person, or the holders of a role.</summary>
    public string Holder => Assignee is { } person ? $"{Bureau}{person}" : $"{Bureau}{Division}{Roles.Label(Role)}";

    /// <summary>Whether a reader outside the lead bureau may have the words of the step.</summary>
    internal bool MayBeReadBy(Actor actor) => BureauId == actor.BureauId || !IsConfidential;

    /// <summary>The version of the draft that a person decided about last; null when they have seen none.</summary>
    public static int? LastSeenBy(IEnumerable<CaseItem> items, Guid userId) =>
        items.Where(i => i.DecidedById == userId && i.Status == WorkItemStatus.Decided && i.CarriesVersion).Max(i => i.DraftVersion);
}

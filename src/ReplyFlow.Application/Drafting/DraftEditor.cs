using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Drafting;

/// <summary>Everything the drafter edits with: the work item, the draft and what it answers.</summary>
/// <param name="Case">The case with suggestion, session, deputies, assignments and lead bureau.</param>
/// <param name="Item">The work item: open, or the last one of this person that is closed.</param>
/// <param name="Draft">The working copy; empty, revision 0, where nothing was saved yet.</param>
/// <param name="Versions">What was submitted, the newest first.</param>
/// <param name="Opinions">Co-handling bureaus and what they said.</param>
/// <param name="Contacts">Contacts with the deputies, the newest first.</param>
/// <param name="Divisions">Divisions that may be asked to countersign.</param>
public sealed record DraftEditor(
    Case Case,
    WorkItem Item,
    Draft Draft,
    IReadOnlyList<DraftVersionRow> Versions,
    IReadOnlyList<DraftOpinion> Opinions,
    IReadOnlyList<ContactLog> Contacts,
    IReadOnlyList<DraftDivision> Divisions)
{
    /// <summary>The former drafter whom the letter still names as contact; null where it does not.</summary>
    public FormerContact? FormerContact { get; init; }

    /// <summary>代: for whom the reader drafts, by name; empty for their own.</summary>
    public string For { get; init; } = "";

    /// <summary>Whether the draft may still be changed by this person.</summary>
    public bool IsOpen => Item.Status == WorkItemStatus.Open;

    /// <summary>When the item came to this person; taking it back does not change that.</summary>
    public required DateTimeOffset CameAt { get; init; }

    /// <summary>When the letter is due: the first one, or where deputies are answered a second time, that one.</summary>
    public required DueDate ReplyDue { get; init; }

    /// <summary>The kind of step whose decision the item came with, where that returned the letter for changes; null where none did.</summary>
    public required string? ReturnedBy { get; init; }

    /// <summary>What the person may decide, in the definition's order.</summary>
    public IReadOnlyList<OutcomeDefinition> Outcomes => Item.ReadOutcomes();
}

/// <summary>A contact who no longer drafts the letter, and who does.</summary>
public sealed record FormerContact(string Name, string NowName, string NowPhone);

/// <summary>A submitted version, without its text.</summary>
public sealed record DraftVersionRow(int No, string SubmittedBy, DateTimeOffset SubmittedAt);

/// <summary>A co-handling bureau's opinion, by the key of its part; text and instant are null until it came.</summary>
public sealed record DraftOpinion(Guid Id, string Bureau, string? Text, string By, DateTimeOffset? At, DateOnly? DueOn);

/// <summary>A division that may countersign.</summary>
public sealed record DraftDivision(Guid Id, string Name);

/// <summary>An opinion that came after the draft was submitted.</summary>
/// <param name="AssignmentId">The co-handling bureau's part.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Bureau">Whose opinion it is.</param>
/// <param name="At">When it came.</param>
public sealed record LateOpinion(Guid AssignmentId, Guid CaseId, string Number, string Bureau, DateTimeOffset At);

/// <summary>An answer of a deputy that came after the second letter had left its drafter.</summary>
/// <param name="Id">The answer.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Deputy">The name.</param>
/// <param name="Level">The judgement.</param>
/// <param name="AsksAgain">要求再次办理.</param>
/// <param name="Words">The deputy's words.</param>
/// <param name="At">UTC, when it came.</param>
public sealed record LateAnswer(
    Guid Id, Guid CaseId, string Number, string Deputy, FeedbackLevel Level, bool AsksAgain, string Words, DateTimeOffset At);

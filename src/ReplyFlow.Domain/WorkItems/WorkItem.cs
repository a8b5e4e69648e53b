using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Domain.WorkItems;

/// <summary>待办: one step one person owes. Decided at most once.</summary>
public sealed class WorkItem
{
    private Guid? _assigneeId;

    /// <summary>What may become of a step: it is closed once, by a person or because nobody needs it any more.</summary>
    public static Succession<WorkItemStatus> Course { get; } = new(new Dictionary<WorkItemStatus, WorkItemStatus[]>
    {
        [WorkItemStatus.Open] = [WorkItemStatus.Decided, WorkItemStatus.Cancelled],
    });

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of <see cref="Case"/>.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The case it belongs to; null unless a query included it.</summary>
    public Case? Case { get; set; }

    /// <summary>Activity of the definition that opened it; empty for items outside the process (a mail that cannot be delivered).</summary>
    public string ActivityId { get; set; } = "";

    /// <summary>How often the activity had been entered when this was opened, from 1.</summary>
    public int Visit { get; set; }

    /// <summary>Key of this row within a group task; empty otherwise.</summary>
    public string Participant { get; set; } = "";

    /// <summary>Step key, for example draft, proofread.</summary>
    public required string Step { get; set; }

    /// <summary>What is owed, in Chinese, for example 办公室核稿.</summary>
    public required string Title { get; set; }

    /// <summary>Its kind of step, by which its rules and its page are found; a task's <c>form</c> in workflow definitions.</summary>
    public required string Kind { get; set; }

    /// <summary>The outcomes the person may choose, as JSON (see the workflow room's OutcomeDefinition).</summary>
    public string OutcomesJson { get; set; } = "[]";

    /// <summary>The bureau whose people owe it.</summary>
    public Guid BureauId { get; set; }

    /// <summary>The role that owes it; empty when one named person does.</summary>
    public string Role { get; set; } = "";

    /// <summary>Restricts the role to a division; null for any.</summary>
    public Guid? DivisionId { get; set; }

    /// <summary>The person who owes it; null when any holder of the role may do it.</summary>
    public Guid? AssigneeId { get => _assigneeId; init => _assigneeId = value; }

    /// <summary>UTC; a step that comes back is a new item.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Beijing date it is due; null when it has no date of its own.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>
    /// The definition's due rule where the date moves with the case's, else what the date was counted from
    /// (<see cref="Deadlines.DueBasis"/>); empty when it has none.
    /// </summary>
    public string DueRule { get; set; } = "";

    /// <summary>How the due date was derived, in Chinese.</summary>
    public string DueDerivation { get; set; } = "";

    /// <summary>Whether the due date rests on a year whose holidays are not loaded.</summary>
    public bool DueProvisional { get; set; }

    /// <summary>Who sent it here, by name; empty for the system.</summary>
    public string SentBy { get; set; } = "";

    /// <summary>Their words (a reason for a return, an instruction).</summary>
    public string SentWords { get; set; } = "";

    /// <summary>Leaves <see cref="WorkItemStatus.Open"/> once and never returns to it; <see cref="Course"/> is the table.</summary>
    public WorkItemStatus Status { get; private set; }

    /// <summary>The chosen outcome's name, ASCII, as the definition has it; empty while open.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>The chosen outcome's label at that time.</summary>
    public string OutcomeLabel { get; private set; } = "";

    /// <summary>The decider's words, also the reason where the outcome needs one; may be empty.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>The account that decided; null while open or when cancelled.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>The decider's name at that time.</summary>
    public string DecidedByName { get; private set; } = "";

    /// <summary>代理: whom the decider stood in for; null when they decided for themselves.</summary>
    public Guid? DecidedForId { get; private set; }

    /// <summary>The name of whom the decider stood in for, at that time; empty when they decided for themselves.</summary>
    public string DecidedForName { get; private set; } = "";

    /// <summary>Who decided, as history shows it: 于示例, or 于示例（代钟示例）.</summary>
    public string Decider => DecidedForName.Length == 0 ? DecidedByName : $"{DecidedByName}（代{DecidedForName}）";

    /// <summary>When it was decided or cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Draft version the decision was about; null for steps without a draft.</summary>
    public int? DraftVersion { get; set; }

    /// <summary>Outgoing message the item is about, for items of failed delivery.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>A person decides.</summary>
    /// <param name="outcome">The chosen outcome's name, ASCII.</param>
    /// <param name="label">Its label as the person read it.</param>
    /// <param name="comment">The person's words; may be empty.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="principal">代理: whom they stand in for; null when they decide for themselves.</param>
    /// <param name="at">When, UTC.</param>
    /// <exception cref="InvalidOperationException">It is closed: the caller did not look first.</exception>
    public void Decide(string outcome, string label, string comment, (Guid Id, string Name) by, (Guid Id, string Name)? principal, DateTimeOffset at)
    {
        Close(WorkItemStatus.Decided, comment, at);
        (Outcome, OutcomeLabel) = (outcome, label);
        (DecidedById, DecidedByName) = by;
        (DecidedForId, DecidedForName) = (principal?.Id, principal?.Name ?? "");
    }

    /// <summary>Nobody needs it any more.</summary>
    /// <exception cref="InvalidOperationException">It is closed: the caller did not look first.</exception>
    public void Cancel(string reason, DateTimeOffset at) => Close(WorkItemStatus.Cancelled, reason, at);

    /// <summary>移交: another person owes it from now on.</summary>
    /// <exception cref="InvalidOperationException">It is closed: what was decided stays with who decided it.</exception>
    public void HandOver(Guid to)
    {
        if (Status != WorkItemStatus.Open)
            throw new InvalidOperationException($"A step that is {Status} cannot be handed over.");
        _assigneeId = to;
    }

    private void Close(WorkItemStatus status, string words, DateTimeOffset at)
    {
        Status = Course.Step(Status, status);
        (Comment, ClosedAt) = (words, at);
    }
}

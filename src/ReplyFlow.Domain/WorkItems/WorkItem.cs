using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Domain.WorkItems;

/// <summary>待办: one step one person owes. Decided at most once.</summary>
public sealed class WorkItem
{
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
    public Guid? AssigneeId { get; set; }

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

    /// <summary>Leaves <see cref="WorkItemStatus.Open"/> once and never returns to it.</summary>
    public WorkItemStatus Status { get; set; }

    /// <summary>The chosen outcome's name, ASCII, as the definition has it; empty while open.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The chosen outcome's label at that time.</summary>
    public string OutcomeLabel { get; set; } = "";

    /// <summary>The decider's words, also the reason where the outcome needs one; may be empty.</summary>
    public string Comment { get; set; } = "";

    /// <summary>The account that decided; null while open or when cancelled.</summary>
    public Guid? DecidedById { get; set; }

    /// <summary>The decider's name at that time.</summary>
    public string DecidedByName { get; set; } = "";

    /// <summary>代理: whom the decider stood in for; null when they decided for themselves.</summary>
    public Guid? DecidedForId { get; set; }

    /// <summary>The name of whom the decider stood in for, at that time; empty when they decided for themselves.</summary>
    public string DecidedForName { get; set; } = "";

    /// <summary>Who decided, as history shows it: 于示例, or 于示例（代钟示例）.</summary>
    public string Decider => DecidedForName.Length == 0 ? DecidedByName : $"{DecidedByName}（代{DecidedForName}）";

    /// <summary>When it was decided or cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Draft version the decision was about; null for steps without a draft.</summary>
    public int? DraftVersion { get; set; }

    /// <summary>Outgoing message the item is about, for items of failed delivery.</summary>
    public Guid? MessageId { get; set; }
}

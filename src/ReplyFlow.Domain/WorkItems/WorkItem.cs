using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.WorkItems;

/// <summary>待办: one step one person owes. Decided at most once.</summary>
public sealed class WorkItem
{
    private Guid? _assigneeId;
    private string _activityId = "";
    private int _visit;
    private string _step = "";
    private string _title = "";
    private string _kind = "";
    private string _outcomesJson = "[]";
    private DueDate _due = DueDate.None;
    private int? _draftVersion;

    /// <summary>What may become of a step: it is closed once, by a person or because nobody needs it any more.</summary>
    public static Succession<WorkItemStatus> Course { get; } = new(new Dictionary<WorkItemStatus, WorkItemStatus[]>
    {
        [WorkItemStatus.Open] = [WorkItemStatus.Decided, WorkItemStatus.Cancelled],
    });

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of <see cref="Case"/>.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The case it belongs to; null unless a query included it.</summary>
    public Case? Case { get; init; }

    /// <summary>Activity of the definition that opened it; empty for items outside the process (a mail that cannot be delivered).</summary>
    public string ActivityId { get => _activityId; init => _activityId = value; }

    /// <summary>How often the activity had been entered when this was opened, from 1.</summary>
    public int Visit { get => _visit; init => _visit = value; }

    /// <summary>Key of this row within a group task; empty otherwise.</summary>
    public string Participant { get; init; } = "";

    /// <summary>Step key, for example draft, proofread.</summary>
    public required string Step { get => _step; init => _step = value; }

    /// <summary>What is owed, in Chinese, for example 办公室核稿.</summary>
    public required string Title { get => _title; init => _title = value; }

    /// <summary>Its kind of step, by which its rules and its page are found; a task's <c>form</c> in workflow definitions.</summary>
    public required string Kind { get => _kind; init => _kind = value; }

    /// <summary>The outcomes the person may choose, as JSON (see the workflow room's OutcomeDefinition).</summary>
    public string OutcomesJson { get => _outcomesJson; init => _outcomesJson = value; }

    /// <summary>The bureau whose people owe it.</summary>
    public Guid BureauId { get; init; }

    /// <summary>The role that owes it; empty when one named person does.</summary>
    public string Role { get; init; } = "";

    /// <summary>Restricts the role to a division; null for any.</summary>
    public Guid? DivisionId { get; init; }

    /// <summary>The person who owes it; null when any holder of the role may do it.</summary>
    public Guid? AssigneeId { get => _assigneeId; init => _assigneeId = value; }

    /// <summary>UTC; a step that comes back is a new item.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when it is due; none when it has no date of its own.</summary>
    public DueDate Due { get => _due; init => _due = value; }

    /// <summary>Who sent it here, by name; empty for the system.</summary>
    public string SentBy { get; init; } = "";

    /// <summary>Their words (a reason for a return, an instruction).</summary>
    public string SentWords { get; init; } = "";

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

    /// <summary>UTC, when somebody who owes it first had it before them, other than who sent it; null until then.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>取回: UTC, when whoever decided it took the decision back; null while that stands.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Draft version the decision was about; null for steps without a draft.</summary>
    public int? DraftVersion { get => _draftVersion; init => _draftVersion = value; }

    /// <summary>Outgoing message the item is about, for items of failed delivery.</summary>
    public Guid? MessageId { get; init; }

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

    /// <summary>SHA-256 over what was decided, by whom and when, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string DecisionSha256() => Fingerprint.Of(
        Id, CaseId, Outcome, OutcomeLabel, Comment, DecidedById, DecidedByName, DecidedForId, DecidedForName, ClosedAt);

    /// <summary>Nobody needs it any more.</summary>
    /// <exception cref="InvalidOperationException">It is closed: the caller did not look first.</exception>
    public void Cancel(string reason, DateTimeOffset at) => Close(WorkItemStatus.Cancelled, reason, at);

    /// <summary>Somebody who owes it has it before them; the first time counts.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    public void MarkSeen(DateTimeOffset at)
    {
        NeedOpen("be opened");
        SeenAt ??= at;
    }

    /// <summary>取回: the decision no longer stands. What was decided stays written; the step comes again as a new item.</summary>
    /// <exception cref="InvalidOperationException">Nobody decided it, or it was taken back before.</exception>
    public void TakeBack(DateTimeOffset at)
    {
        if (Status != WorkItemStatus.Decided || TakenBackAt is not null)
            throw new InvalidOperationException($"A step that is {Status}{(TakenBackAt is null ? "" : " and taken back")} cannot be taken back.");
        TakenBackAt = at;
    }

    /// <summary>移交: another person owes it from now on.</summary>
    /// <exception cref="InvalidOperationException">It is closed: what was decided stays with who decided it.</exception>
    public void HandOver(Guid to)
    {
        NeedOpen("be handed over");
        _assigneeId = to;
    }

    /// <summary>Sets by when it is due.</summary>
    /// <exception cref="InvalidOperationException">It is closed: whether it was in time stays as it was.</exception>
    public void SetDue(DueDate due)
    {
        NeedOpen("be due on another day");
        _due = due;
    }

    /// <summary>Says which draft version the decision is about: the newest, which is never older than the one it came with.</summary>
    /// <param name="no">The version; null where there is none.</param>
    /// <exception cref="InvalidOperationException">It is closed, or came with a newer one.</exception>
    public void BindTo(int? no)
    {
        NeedOpen("be about another draft version");
        if (DraftVersion is { } came && !(no >= came))
            throw new InvalidOperationException($"A step about draft version {came} is not decided about {(no is null ? "none" : $"version {no}")}.");
        _draftVersion = no;
    }

    /// <summary>The case moved to a version of its definition in which the step stands at another activity. History moves with it.</summary>
    /// <exception cref="InvalidOperationException">It is no step of the process.</exception>
    public void MoveTo(string activityId, int visit)
    {
        if (ActivityId.Length == 0)
            throw new InvalidOperationException("A step outside the process stands at no activity.");
        (_activityId, _visit) = (activityId, visit);
    }

    /// <summary>The step that opened it has ended and it is owed on, beside the process.</summary>
    /// <exception cref="InvalidOperationException">It is closed.</exception>
    public void StandBeside()
    {
        NeedOpen("stand beside the process");
        (_activityId, _visit) = ("", 0);
    }

    /// <summary>The case moved to a version of its definition that asks for the step in other words or with other outcomes.</summary>
    /// <exception cref="InvalidOperationException">It is closed: what was decided stays what it was.</exception>
    public void Reword(string step, string title, string kind, string outcomesJson)
    {
        NeedOpen("be reworded");
        (_step, _title, _kind, _outcomesJson) = (step, title, kind, outcomesJson);
    }

    private void NeedOpen(string what)
    {
        if (Status != WorkItemStatus.Open)
            throw new InvalidOperationException($"A step that is {Status} cannot {what}.");
    }

    private void Close(WorkItemStatus status, string words, DateTimeOffset at)
    {
        Status = Course.Step(Status, status);
        (Comment, ClosedAt) = (words, at);
    }
}

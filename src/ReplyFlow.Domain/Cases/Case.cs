using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Domain.Cases;

/// <summary>
/// The handling of a suggestion by one lead bureau, from assignment to archive. This row is the truth; an engine's state can be
/// rebuilt from it and its work items.
/// </summary>
public sealed class Case
{
    private CaseStatus _status;

    /// <summary>
    /// What may become of a case. A reply that leaves a deputy dissatisfied is followed by a second one, by way of a new 交办 or
    /// without it; a reply that is issued cannot be withdrawn; a case that has its end stays there.
    /// </summary>
    public static Succession<CaseStatus> Course { get; } = new(new Dictionary<CaseStatus, CaseStatus[]>
    {
        [CaseStatus.Registered] = [CaseStatus.Assigned, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Assigned] = [CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Handling] = [CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Replied] = [CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived],
    });

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of <see cref="Suggestion"/>.</summary>
    public Guid SuggestionId { get; set; }

    /// <summary>The suggestion being answered; null unless a query included it.</summary>
    public Suggestion? Suggestion { get; set; }

    /// <summary>主办: the bureau that answers; null until assigned.</summary>
    public Guid? LeadBureauId { get; set; }

    /// <summary>The bureau of <see cref="LeadBureauId"/>; null unless a query included it.</summary>
    public Bureau? LeadBureau { get; set; }

    /// <summary>Division the case was allocated to; null until allocated.</summary>
    public Guid? DivisionId { get; set; }

    /// <summary>经办人: the user who drafts; null until allocated.</summary>
    public Guid? DrafterId { get; set; }

    /// <summary>Divisions whose heads countersign (会签) before the office proofreads; may be empty.</summary>
    public List<Guid> CountersignDivisionIds { get; set; } = [];

    /// <summary>The dispatcher's words to the bureaus; may be empty.</summary>
    public string Instruction { get; set; } = "";

    /// <summary>Where it stands in the large; set when the case is made, changed by the verbs below as <see cref="Course"/> allows.</summary>
    public CaseStatus Status { get => _status; init => _status = value; }

    /// <summary>Beijing date of assignment (交办), from which the reply's deadline runs.</summary>
    public DateOnly? AssignedOn { get; set; }

    /// <summary>Beijing date by which the reply is due; null until assigned.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>How the due date was derived, step by step, in Chinese.</summary>
    public string DueDerivation { get; set; } = "";

    /// <summary>Whether the due date rests on a year whose holidays are not loaded.</summary>
    public bool DueProvisional { get; set; }

    /// <summary>What the due date was counted from (<see cref="Deadlines.DueBasis"/>), so that it can be counted again; empty until assigned.</summary>
    public string DueRule { get; set; } = "";

    /// <summary>Beijing date the first reply was issued.</summary>
    public DateOnly? RepliedOn { get; private set; }

    /// <summary>When it was closed (archived or withdrawn).</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Definition the case runs on; it stays on the version it started with.</summary>
    public string DefinitionId { get; set; } = "";

    /// <summary>Version of the definition, from 1.</summary>
    public int DefinitionVersion { get; set; }

    /// <summary>The engine's state as JSON; written only together with the work items it belongs to.</summary>
    public string WorkflowState { get; set; } = "";

    /// <summary>Counts every change of the case; guards against lost updates.</summary>
    public int Revision { get; set; }

    /// <summary>Bureaus taking part, the lead among them.</summary>
    public List<Assignment> Assignments { get; set; } = [];

    /// <summary>The parts of the bureaus that co-handle now (<see cref="Assignment.CoHandles"/>).</summary>
    public IEnumerable<Assignment> CoHandlers() => Assignments.Where(Assignment.IsCoHandling);

    /// <summary>重点督办: whether a leader supervises the handling of this suggestion.</summary>
    public bool IsKey { get; set; }

    /// <summary>督办领导: the supervising leader's name and office as shown; empty unless <see cref="IsKey"/>.</summary>
    public string KeySupervisor { get; set; } = "";

    /// <summary>The supervising leader's account, who is told what is late; null when the leader has none.</summary>
    public Guid? KeySupervisorId { get; set; }

    /// <summary>UTC, when the suggestion was registered or imported.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>交办, also to another bureau than before: the parts of the bureaus that had it end, and nobody in the new lead bureau has it yet.</summary>
    /// <param name="leadBureauId">主办.</param>
    /// <param name="instruction">The dispatcher's words to the bureaus; may be empty.</param>
    /// <param name="on">Beijing date.</param>
    /// <param name="at">UTC.</param>
    public void Assign(Guid leadBureauId, string instruction, DateOnly on, DateTimeOffset at)
    {
        Enter(CaseStatus.Assigned);
        foreach (var part in Assignments.Where(a => a.EndedAt is null))
            part.EndedAt = at;
        (LeadBureauId, Instruction, AssignedOn) = (leadBureauId, instruction, on);
        (DivisionId, DrafterId) = (null, null);
        TakePart(leadBureauId, AssignmentRole.Lead);
    }

    /// <summary>Another bureau takes part in what was assigned, from the same day.</summary>
    public Assignment TakePart(Guid bureauId, AssignmentRole role)
    {
        var part = new Assignment
        {
            CaseId = Id,
            BureauId = bureauId,
            Role = role,
            AssignedOn = AssignedOn ?? throw new InvalidOperationException("The case is not assigned."),
        };
        Assignments.Add(part);
        return part;
    }

    /// <summary>签收: the lead bureau takes it on.</summary>
    public void Accept() => Enter(CaseStatus.Handling);

    /// <summary>退办: the lead bureau objects; the case waits for the dispatcher.</summary>
    public void Object() => Enter(CaseStatus.Assigned);

    /// <summary>分办: a division and a drafter have it.</summary>
    public void Allocate(Guid divisionId, Guid drafterId) => (DivisionId, DrafterId) = (divisionId, drafterId);

    /// <summary>移交: another drafter has it, with that person's division where they have one.</summary>
    public void HandOver(Guid drafterId, Guid? divisionId) => (DrafterId, DivisionId) = (drafterId, divisionId ?? DivisionId);

    /// <summary>印发: a reply is issued; the day of the first one counts.</summary>
    public void MarkReplied(DateOnly on)
    {
        Enter(CaseStatus.Replied);
        RepliedOn ??= on;
    }

    /// <summary>撤回: handling ends because the deputy withdrew the suggestion.</summary>
    public void Withdraw(DateTimeOffset at)
    {
        Enter(CaseStatus.Withdrawn);
        ClosedAt = at;
    }

    /// <summary>归档: handling is over. A case that was withdrawn stays that.</summary>
    public void Archive(DateTimeOffset at)
    {
        if (Status != CaseStatus.Withdrawn)
            Enter(CaseStatus.Archived);
        ClosedAt = at;
    }

    /// <summary>The process has come to its end, whether or not a step archived the case.</summary>
    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    private void Enter(CaseStatus next) => _status = Course.Step(_status, next);
}

using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Domain.Cases;

/// <summary>
/// The handling of a suggestion by one lead bureau, from assignment to archive. This row is the truth; an engine's state can be
/// rebuilt from it and its work items.
/// </summary>
public sealed class Case
{
    private readonly List<Assignment> _assignments = [];
    private CaseStatus _status;
    private Guid? _leadBureauId;
    private Guid? _divisionId;
    private Guid? _drafterId;
    private DateOnly? _assignedOn;
    private DueDate _due = DueDate.None;
    private string _definitionId = "";
    private int _definitionVersion;
    private string _workflowState = "";

    /// <summary>
    /// What may become of a case. A reply that leaves a deputy dissatisfied is followed by a second one, by way of a new 交办 or
    /// without it; a reply that is issued cannot be withdrawn. A case that has its end stays there, unless a deputy changes their
    /// answer after that and asks for more.
    /// </summary>
    public static Succession<CaseStatus> Course { get; } = new(new Dictionary<CaseStatus, CaseStatus[]>
    {
        [CaseStatus.Registered] = [CaseStatus.Assigned, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Assigned] =
            [CaseStatus.Registered, CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Handling] = [CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived, CaseStatus.Withdrawn],
        [CaseStatus.Replied] = [CaseStatus.Assigned, CaseStatus.Handling, CaseStatus.Replied, CaseStatus.Archived],
        [CaseStatus.Archived] = [CaseStatus.Replied],
    });

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of <see cref="Suggestion"/>.</summary>
    public Guid SuggestionId { get; init; }

    /// <summary>The suggestion being answered; null unless a query included it.</summary>
    public Suggestion? Suggestion { get; init; }

    /// <summary>主办: the bureau that answers; null until assigned.</summary>
    public Guid? LeadBureauId { get => _leadBureauId; init => _leadBureauId = value; }

    /// <summary>The bureau of <see cref="LeadBureauId"/>; null unless a query included it.</summary>
    public Bureau? LeadBureau { get; init; }

    /// <summary>Division the case was allocated to; null until allocated.</summary>
    public Guid? DivisionId { get => _divisionId; init => _divisionId = value; }

    /// <summary>经办人: the user who drafts; null until allocated.</summary>
    public Guid? DrafterId { get => _drafterId; init => _drafterId = value; }

    /// <summary>Who wrote or submitted the reply, or was to, besides <see cref="DrafterId"/>: accounts, each once. It only grows.</summary>
    public IReadOnlyList<Guid> AuthorIds { get; private set; } = [];

    /// <summary>Divisions whose heads countersign (会签) before the office proofreads; may be empty.</summary>
    public IReadOnlyList<Guid> CountersignDivisionIds { get; private set; } = [];

    /// <summary>The dispatcher's words to the bureaus; may be empty.</summary>
    public string Instruction { get; private set; } = "";

    /// <summary>Where it stands in the large; set when the case is made, changed by the verbs below as <see cref="Course"/> allows.</summary>
    public CaseStatus Status { get => _status; init => _status = value; }

    /// <summary>Beijing date of assignment (交办), from which the reply's deadline runs.</summary>
    public DateOnly? AssignedOn { get => _assignedOn; init => _assignedOn = value; }

    /// <summary>By when the reply is due; none until assigned.</summary>
    public DueDate Due { get => _due; init => _due = value; }

    /// <summary>Beijing date the first reply was issued.</summary>
    public DateOnly? RepliedOn { get; private set; }

    /// <summary>When it was closed (archived or withdrawn).</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Definition the case runs on; it stays on the version it started with.</summary>
    public string DefinitionId { get => _definitionId; init => _definitionId = value; }

    /// <summary>Version of the definition, from 1.</summary>
    public int DefinitionVersion { get => _definitionVersion; init => _definitionVersion = value; }

    /// <summary>The engine's state as JSON; written only together with the work items it belongs to.</summary>
    public string WorkflowState { get => _workflowState; init => _workflowState = value; }

    /// <summary>Counts every change of the case; guards against lost updates.</summary>
    public int Revision { get; private set; }

    /// <summary>Bureaus taking part, the lead among them.</summary>
    public IReadOnlyList<Assignment> Assignments { get => _assignments; init => _assignments = [.. value]; }

    /// <summary>The parts of the bureaus that co-handle now (<see cref="Assignment.CoHandles"/>).</summary>
    public IEnumerable<Assignment> CoHandlers() => Assignments.Where(Assignment.IsCoHandling);

    /// <summary>重点督办: whether a leader supervises the handling of this suggestion.</summary>
    public bool IsKey { get; private set; }

    /// <summary>督办领导: the supervising leader's name and office as shown; empty unless <see cref="IsKey"/>.</summary>
    public string KeySupervisor { get; private set; } = "";

    /// <summary>The supervising leader's account, who is told what is late; null when the leader has none.</summary>
    public Guid? KeySupervisorId { get; private set; }

    /// <summary>UTC, when the suggestion was registered or imported.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>交办, also to another bureau than before: the parts of the bureaus that had it end, and nobody in the new lead bureau has it yet.</summary>
    /// <param name="leadBureauId">主办.</param>
    /// <param name="instruction">The dispatcher's words to the bureaus; may be empty.</param>
    /// <param name="on">Beijing date.</param>
    /// <param name="at">UTC.</param>
    public void Assign(Guid leadBureauId, string instruction, DateOnly on, DateTimeOffset at)
    {
        Enter(CaseStatus.Assigned);
        foreach (var part in Assignments.Where(a => a.EndedAt is null))
            part.End(at);
        (_leadBureauId, Instruction, _assignedOn) = (leadBureauId, instruction, on);
        (_divisionId, _drafterId) = (null, null);
        TakePart(leadBureauId, AssignmentRole.Lead);
    }

    /// <summary>
    /// 改派: another bureau leads what was assigned, from a later day. Co-handlers stay, with what they said; nobody in the new lead
    /// bureau has it yet.
    /// </summary>
    /// <param name="leadBureauId">主办 from now on.</param>
    /// <param name="on">Beijing date.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="InvalidOperationException">It leads already, no bureau has the case, or a letter is issued.</exception>
    public void ChangeLead(Guid leadBureauId, DateOnly on, DateTimeOffset at)
    {
        NeedHandled("be given to another bureau");
        if (RepliedOn is not null || LeadBureauId == leadBureauId)
            throw new InvalidOperationException("Only a case without a letter is given to another bureau.");
        Enter(CaseStatus.Assigned);
        foreach (var part in Assignments.Where(a => a.EndedAt is null && (a.Role == AssignmentRole.Lead || a.BureauId == leadBureauId)))
            part.End(at);
        (_leadBureauId, _assignedOn) = (leadBureauId, on);
        (_divisionId, _drafterId) = (null, null);
        CountersignDivisionIds = [];
        TakePart(leadBureauId, AssignmentRole.Lead);
    }

    /// <summary>Another bureau takes part in what was assigned, from the same day or a later one.</summary>
    public Assignment TakePart(Guid bureauId, AssignmentRole role, DateOnly? from = null)
    {
        var part = new Assignment
        {
            CaseId = Id,
            BureauId = bureauId,
            Role = role,
            AssignedOn = from ?? AssignedOn ?? throw new InvalidOperationException("The case is not assigned."),
        };
        _assignments.Add(part);
        return part;
    }

    /// <summary>签收: the lead bureau takes it on.</summary>
    public void Accept() => Enter(CaseStatus.Handling);

    /// <summary>退办: the lead bureau objects; the case waits for the dispatcher. Also 取回 of 签收: it waits for the lead bureau again.</summary>
    public void Object() => Enter(CaseStatus.Assigned);

    /// <summary>Sets by when the reply is due, and with it the lead bureau's part.</summary>
    /// <exception cref="InvalidOperationException">No bureau has the case.</exception>
    public void SetDue(DueDate due)
    {
        NeedHandled("have a due date");
        _due = due;
        foreach (var lead in Assignments.Where(a => a.Role == AssignmentRole.Lead && a.EndedAt is null))
            lead.SetDue(due);
    }

    /// <summary>分办: a division and a drafter have it.</summary>
    /// <exception cref="InvalidOperationException">No bureau has the case.</exception>
    public void Allocate(Guid divisionId, Guid drafterId)
    {
        NeedHandled("be allocated");
        (_divisionId, _drafterId) = (divisionId, drafterId);
    }

    /// <summary>取回 of 交办: no bureau has it; the instruction stays for whoever assigns it again.</summary>
    /// <exception cref="InvalidOperationException">It is not assigned, somebody has taken it on, or a letter is issued.</exception>
    public void Recall(DateTimeOffset at)
    {
        if (RepliedOn is not null)
            throw new InvalidOperationException("A case with a letter is not recalled.");
        Enter(CaseStatus.Registered);
        foreach (var part in Assignments.Where(a => a.EndedAt is null))
            part.End(at);
        (_leadBureauId, _assignedOn, _due) = (null, null, DueDate.None);
    }

    /// <summary>取回 of 分办: nobody drafts it.</summary>
    /// <exception cref="InvalidOperationException">No bureau has the case.</exception>
    public void Unallocate()
    {
        NeedHandled("be no longer allocated");
        (_divisionId, _drafterId) = (null, null);
    }

    /// <summary>移交: another drafter has it, with that person's division where they have one.</summary>
    /// <exception cref="InvalidOperationException">No bureau has the case, or nobody drafts it.</exception>
    public void HandOver(Guid drafterId, Guid? divisionId)
    {
        NeedHandled("be handed over");
        if (DrafterId is null)
            throw new InvalidOperationException("A case that nobody drafts cannot be handed over.");
        AddAuthor(DrafterId.Value);
        AddAuthor(drafterId);
        (_drafterId, _divisionId) = (drafterId, divisionId ?? DivisionId);
        Revision++;
    }

    /// <summary>起草: somebody wrote or submitted the reply; they do not judge it any more, whoever drafts it later.</summary>
    /// <param name="personId">The account.</param>
    /// <returns>Whether it was not known before.</returns>
    public bool AddAuthor(Guid personId)
    {
        if (AuthorIds.Contains(personId))
            return false;
        AuthorIds = [.. AuthorIds, personId];
        return true;
    }

    /// <summary>Whether somebody drafts, wrote or submitted the reply.</summary>
    public bool IsWrittenBy(Guid personId) => DrafterId == personId || AuthorIds.Contains(personId);

    /// <summary>会签: says which divisions besides the drafting one countersign; none is allowed.</summary>
    /// <exception cref="InvalidOperationException">No bureau has the case.</exception>
    /// <exception cref="ArgumentException">A division is named twice, or is the drafting one.</exception>
    public void AskCountersign(IReadOnlyCollection<Guid> divisionIds)
    {
        NeedHandled("be countersigned");
        if (divisionIds.Distinct().Count() != divisionIds.Count || (DivisionId is { } own && divisionIds.Contains(own)))
            throw new ArgumentException("Other divisions countersign, each once.", nameof(divisionIds));
        CountersignDivisionIds = [.. divisionIds];
    }

    /// <summary>重点督办: a leader supervises the handling, from now on or in another's place.</summary>
    /// <param name="supervisor">The leader's name and office as shown.</param>
    /// <param name="supervisorId">The leader's account; null when they have none.</param>
    /// <exception cref="InvalidOperationException">The case is closed.</exception>
    public void Supervise(string supervisor, Guid? supervisorId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(supervisor);
        if (IsOver)
            throw new InvalidOperationException("A case that is closed is not supervised.");
        (IsKey, KeySupervisor, KeySupervisorId) = (true, supervisor, supervisorId);
        Revision++;
    }

    /// <summary>The leader no longer supervises it.</summary>
    /// <exception cref="InvalidOperationException">Nobody does.</exception>
    public void EndSupervision()
    {
        if (!IsKey)
            throw new InvalidOperationException("The case is not supervised.");
        (IsKey, KeySupervisor, KeySupervisorId) = (false, "", null);
        Revision++;
    }

    /// <summary>The version of a definition it begins on and stays on.</summary>
    /// <exception cref="InvalidOperationException">It runs already, or the case is closed.</exception>
    public void Begin(string definitionId, int version)
    {
        if (IsOver)
            throw new InvalidOperationException("A closed case does not begin.");
        if (DefinitionId.Length > 0)
            throw new InvalidOperationException($"The case runs on {DefinitionId} already.");
        (_definitionId, _definitionVersion) = (definitionId, version);
    }

    /// <summary>The process went on; counts as one change of the case, whatever else its step changed.</summary>
    /// <exception cref="InvalidOperationException">It did not begin.</exception>
    public void Advance(string workflowState) => MoveTo(DefinitionVersion, workflowState);

    /// <summary>The case moves to another version of its definition.</summary>
    /// <exception cref="InvalidOperationException">It did not begin.</exception>
    public void MoveTo(int version, string workflowState)
    {
        if (DefinitionId.Length == 0)
            throw new InvalidOperationException("The case has no definition yet.");
        (_definitionVersion, _workflowState) = (version, workflowState);
        Revision++;
    }

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

    /// <summary>A deputy is not content after all: what was archived with a reply is handled again.</summary>
    /// <exception cref="InvalidOperationException">It is not archived, or has no reply.</exception>
    public void Reopen()
    {
        if (Status != CaseStatus.Archived || RepliedOn is null)
            throw new InvalidOperationException("Only a case archived with a reply is handled again.");
        Enter(CaseStatus.Replied);
        ClosedAt = null;
    }

    /// <summary>The process has come to its end, whether or not a step archived the case.</summary>
    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    private void Enter(CaseStatus next) => _status = Course.Step(_status, next);

    private bool IsOver => ClosedAt is not null || Status is CaseStatus.Archived or CaseStatus.Withdrawn;

    /// <summary>A bureau has it: it was assigned and has no end yet.</summary>
    private void NeedHandled(string what)
    {
        if (IsOver || Status is not (CaseStatus.Assigned or CaseStatus.Handling or CaseStatus.Replied))
            throw new InvalidOperationException($"A case that is {Status} cannot {what}.");
    }
}

using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Domain.Cases;

/// <summary>
/// The handling of a suggestion by one lead bureau, from assignment to archive. This row is the truth; an engine's state can be
/// rebuilt from it and its work items.
/// </summary>
public sealed class Case
{
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

    /// <summary>Where it stands in the large.</summary>
    public CaseStatus Status { get; set; }

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

    /// <summary>Beijing date the reply was issued.</summary>
    public DateOnly? RepliedOn { get; set; }

    /// <summary>When it was closed (archived or withdrawn).</summary>
    public DateTimeOffset? ClosedAt { get; set; }

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
}

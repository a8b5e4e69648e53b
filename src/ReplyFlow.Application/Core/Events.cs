using System.Text.Json.Serialization;

namespace ReplyFlow.Application.Core;

/// <summary>Somebody decided a work item.</summary>
[AuditKind("WorkItemDecided")]
internal sealed record WorkItemDecided(
    Guid Id, string Step, int Visit, string Participant, string Outcome, int? DraftVersion, string Comment, Guid? DecidedForId) : FactWithWords
{
    internal override string Said => Comment;

    internal override string Plain => "办结一个步骤";

    internal override string Joint => "。";

    internal override int? AboutDraft => DraftVersion;
}

/// <summary>Substitutions ended: one by an administrator, or all of somebody who leaves their place.</summary>
[AuditKind("SubstitutionEnded")]
internal sealed record SubstitutionEnded : AuditFact
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }

    /// <summary>All of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Ids { get; init; }
}

/// <summary>移交: another person drafts the case.</summary>
[AuditKind("DrafterChanged", Group = CaseEventGroup.Drafting)]
internal sealed record DrafterChanged(Guid From, Guid To) : AuditFact;

/// <summary>代理: somebody wrote in the draft for the person who owes it; recorded once a case and person.</summary>
[AuditKind("DraftWritten", Group = CaseEventGroup.Drafting)]
internal sealed record DraftWritten(Guid For) : AuditFact;

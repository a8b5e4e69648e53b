using System.Text.Json.Serialization;

namespace ReplyFlow.Application.Core;

/// <summary>Somebody decided a work item. <c>RowSha256</c> is the hash of what was decided and by whom; rows of earlier programs have none.</summary>
[AuditKind("WorkItemDecided")]
internal sealed record WorkItemDecided(
    Guid Id, string Step, int Visit, string Participant, string Outcome, int? DraftVersion, string Comment, Guid? DecidedForId,
    string RowSha256 = "") : FactWithWords
{
    /// <summary>What the step wrote elsewhere, such as a co-handler's opinion; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WrittenRow? Written { get; init; }

    internal override string Said => Comment;

    internal override string Plain => "办结一个步骤";

    internal override string Joint => "。";

    internal override int? AboutDraft => DraftVersion;
}

/// <summary>A row as it was written.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Sha256">The hash of it.</param>
internal sealed record WrittenRow(Guid Id, string Sha256);

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

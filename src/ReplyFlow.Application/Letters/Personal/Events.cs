using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>
/// A deputy's link was made for a message, or for a form on paper, which has none. Of the token nothing stands here; the hash of the whole row
/// holds its hash. Rows of earlier programs have no hash and do not say which links ended by it.
/// </summary>
[AuditKind("PersonalLinkIssued", Group = CaseEventGroup.Letters)]
internal sealed record PersonalLinkIssued(Guid Id, Guid LetterId, Guid DeputyId, LinkWay Way, Guid MessageId,
    string RowSha256 = "", IReadOnlyList<Guid>? Replaced = null, string EvidenceSha256 = "") : AuditFact;

/// <summary>Somebody took a deputy's links back.</summary>
[AuditKind("PersonalLinksRevoked", Group = CaseEventGroup.Letters)]
internal sealed record PersonalLinksRevoked(IReadOnlyList<Guid> Ids, Guid LetterId, Guid DeputyId, bool Another, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "停用代表的个人链接";

    internal override WordsAudience Audience => WordsAudience.WhoeverKnowsTheDeputies;
}

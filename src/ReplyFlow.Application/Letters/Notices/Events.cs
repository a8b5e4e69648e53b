using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Letters.Notices;

/// <summary>A notice to the deputies was made.</summary>
[AuditKind("NoticeMade", Group = CaseEventGroup.Letters)]
internal sealed record NoticeMade(Guid Id, Guid? Request, string Sha256, string Template) : AuditFact;

/// <summary>A deputy's link to a notice was made for a message; of the token nothing stands here.</summary>
[AuditKind("NoticeLinkIssued", Group = CaseEventGroup.Letters)]
internal sealed record NoticeLinkIssued(
    Guid Id, Guid NoticeId, Guid DeputyId, Guid MessageId, string RowSha256 = "", IReadOnlyList<Guid>? Replaced = null,
    string EvidenceSha256 = "") : AuditFact;

/// <summary>Somebody took a deputy's links to a notice back.</summary>
[AuditKind("NoticeLinksRevoked", Group = CaseEventGroup.Letters)]
internal sealed record NoticeLinksRevoked(IReadOnlyList<Guid> Ids, Guid NoticeId, Guid DeputyId, bool Another, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "停用代表的个人链接";

    internal override WordsAudience Audience => WordsAudience.WhoeverKnowsTheDeputies;
}

/// <summary>A notice was taken back before any of its mails was tried: none of them is left.</summary>
[AuditKind("NoticeRecalled", Group = CaseEventGroup.Letters)]
internal sealed record NoticeRecalled(Guid Id, int Mails) : AuditFact;

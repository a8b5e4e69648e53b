using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>已打开: the deputy asked to see the letter, by a link.</summary>
[AuditKind("LetterOpened", Group = CaseEventGroup.Letters)]
internal sealed record LetterOpened(Guid LinkId, Guid LetterId) : AuditFact;

/// <summary>已确认收到: the deputy said so, by a link.</summary>
[AuditKind("LetterConfirmed", Group = CaseEventGroup.Letters)]
internal sealed record LetterConfirmed(Guid LinkId, Guid LetterId) : AuditFact;

/// <summary>已打开, of a notice.</summary>
[AuditKind("NoticeOpened", Group = CaseEventGroup.Letters)]
internal sealed record NoticeOpened(Guid LinkId, Guid NoticeId) : AuditFact;

/// <summary>已确认收到, of a notice.</summary>
[AuditKind("NoticeConfirmed", Group = CaseEventGroup.Letters)]
internal sealed record NoticeConfirmed(Guid LinkId, Guid NoticeId) : AuditFact;

/// <summary>
/// 已反馈: the deputy answered, by a link. <c>verify</c> holds the rows that claim to be a deputy's own to these, by the hash of the whole
/// answer; rows of earlier programs have none. <c>Stands</c> says whether it came to count, or was set aside for one that stood; null in rows of
/// earlier programs, which refused the latter.
/// </summary>
[AuditKind("DeputyAnswered", Group = CaseEventGroup.Letters)]
internal sealed record DeputyAnswered(
    Guid Id, Guid LinkId, Guid LetterId, FeedbackWay Way, FeedbackLevel Level, string RowSha256 = "", bool? Stands = null) : AuditFact;

/// <summary>
/// 作废: whoever answered was not the deputy. The hash is that of the whole answer; <c>verify</c> holds the rows that are void to these, and these
/// to the evidence by which the address was rejected.
/// </summary>
[AuditKind("AnswerVoided", Group = CaseEventGroup.Letters)]
internal sealed record AnswerVoided(
    Guid Id, Guid LetterId, Guid DeputyId, Guid RejectionId, DateTimeOffset At, string RowSha256) : AuditFact;

/// <summary>An answer that was set aside counts in another one's place: 代联工委 confirmed the address from which it came.</summary>
[AuditKind("AnswerWeighed", Group = CaseEventGroup.Letters)]
internal sealed record AnswerWeighed(Guid Id, Guid Instead) : AuditFact;

/// <summary>再次办理: an answer opened another round of handling for its deputy.</summary>
[AuditKind("RehandlingBegan")]
internal sealed record RehandlingBegan(Guid AnswerId, Guid DeputyId, int Round) : AuditFact;

using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>A deputy's link was made for a message; of the token nothing stands here.</summary>
[AuditKind("PersonalLinkIssued", Group = CaseEventGroup.Letters)]
internal sealed record PersonalLinkIssued(Guid Id, Guid LetterId, Guid DeputyId, LinkWay Way, Guid MessageId) : AuditFact;

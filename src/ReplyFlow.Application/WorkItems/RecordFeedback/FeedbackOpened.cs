using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

[AuditKind("FeedbackOpened")]
internal sealed record FeedbackOpened : AuditFact;

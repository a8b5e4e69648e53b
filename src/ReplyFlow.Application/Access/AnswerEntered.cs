using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Access;

/// <summary>
/// 代录: staff entered what a deputy answered, and from what. <c>verify</c> holds the rows that staff entered to these. <c>ByLiaison</c> says whether
/// they were of 代联工委, <c>Scans</c> how many files it rests on; null in rows of earlier programs, which asked for none.
/// </summary>
[AuditKind("AnswerEntered", Group = CaseEventGroup.Letters)]
internal sealed record AnswerEntered(
    Guid Id, Guid LetterId, Guid DeputyId, FeedbackWay Way, FeedbackLevel Level, string Ground, DateOnly GroundOn, string RowSha256 = "",
    bool? ByLiaison = null, int? Scans = null) : FactWithWords
{
    internal override string Said => Ground;

    internal override string Plain => "代录代表的答复";

    internal override WordsAudience Audience => WordsAudience.WhoeverKnowsTheDeputies;
}

using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Interim;

/// <summary>Somebody wrote how far the handling is, for the deputies; a leader decides about it.</summary>
[AuditKind("InterimWritten")]
internal sealed record InterimWritten(Guid ItemId, string Words) : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "拟写阶段性答复";

    internal override WordsAudience Audience => WordsAudience.Nobody;
}

using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Outbox;

[AuditKind("MessageSent", Group = CaseEventGroup.Letters)]
internal sealed record MessageSent(Guid Id, string Address, int Attempts, string MessageId, bool? ToFolder = null) : AuditFact
{
    /// <summary>Whether it went into a folder only: no server has accepted it. Rows of earlier programs say so in their summary alone.</summary>
    public bool WentToFolder(string summary) => ToFolder ?? summary.Contains("已存为邮件文件", StringComparison.Ordinal);
}

/// <summary>A message did not go through yet.</summary>
[AuditKind("MessageDeferred", Group = CaseEventGroup.Letters)]
internal sealed record MessageDeferred(Guid Id, string Address, int Attempts, DateTimeOffset NextAttemptAt) : AuditFact;

/// <summary>A message will not go through as it is; it is the office's.</summary>
[AuditKind("MessageParked", Group = CaseEventGroup.Letters)]
internal sealed record MessageParked(Guid Id, string Address, int Attempts) : AuditFact;

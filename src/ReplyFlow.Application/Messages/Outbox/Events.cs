using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>What a mail server answered may repeat the recipient's address, which is for the bureau that sent the message.</summary>
internal abstract record MessageFact(Guid Id, string Address, int Attempts, string Words) : FactWithWords
{
    internal override string Said => Words;

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

[AuditKind("MessageSent", Group = CaseEventGroup.Letters)]
internal sealed record MessageSent(Guid Id, string Address, int Attempts, string MessageId, bool? ToFolder = null, string Words = "",
    string RowSha256 = "")
    : MessageFact(Id, Address, Attempts, Words)
{
    internal override string Plain => "邮件已发出";

    /// <summary>Whether it went into a folder only: no server has accepted it. Rows of earlier programs say so in their summary alone.</summary>
    public bool WentToFolder(string summary) => ToFolder ?? summary.Contains("已存为邮件文件", StringComparison.Ordinal);
}

/// <summary>A message did not go through yet.</summary>
[AuditKind("MessageDeferred", Group = CaseEventGroup.Letters)]
internal sealed record MessageDeferred(Guid Id, string Address, int Attempts, DateTimeOffset NextAttemptAt, string Words = "")
    : MessageFact(Id, Address, Attempts, Words)
{
    internal override string Plain => "邮件未发出，稍后重试";
}

/// <summary>A message will not go through as it is; it is the office's.</summary>
[AuditKind("MessageParked", Group = CaseEventGroup.Letters)]
internal sealed record MessageParked(Guid Id, string Address, int Attempts, string Words = "") : MessageFact(Id, Address, Attempts, Words)
{
    internal override string Plain => "邮件未能送达";
}

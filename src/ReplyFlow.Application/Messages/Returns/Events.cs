using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>A mail came back about a message. Its words may hold an address.</summary>
/// <param name="Id">The evidence.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Words">Its words.</param>
/// <param name="Marked">Whether the deputy's address was marked for it.</param>
/// <param name="EvidenceSha256">Hash of the whole evidence; empty in rows of earlier programs.</param>
[AuditKind("MailReturned", Group = CaseEventGroup.Letters)]
internal sealed record MailReturned(Guid Id, Guid MessageId, EvidenceKind Kind, string Words, bool Marked = false, string EvidenceSha256 = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "收到关于邮件的回信";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

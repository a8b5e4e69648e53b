using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>A message waits to be sent; the hash is of the whole message, empty in rows of earlier programs.</summary>
[AuditKind("MessageQueued", Group = CaseEventGroup.Letters)]
internal sealed record MessageQueued(Guid Id, RecipientKind Kind, string RowSha256 = "") : AuditFact
{
    public static MessageQueued Of(OutboxMessage message) => new(message.Id, message.RecipientKind, message.Sha256());
}

/// <summary>
/// The office sent a message again, as another. <c>EvidenceSha256</c> is the hash of the evidence that was kept with it, or
/// <see cref="NoEvidence"/>, <c>RowSha256</c> that of the message which goes again; in rows of earlier programs both are empty.
/// </summary>
[AuditKind("MessageRequeued", Group = CaseEventGroup.Letters)]
internal sealed record MessageRequeued(
    Guid Id, Guid Again, string Before, string Address, string EvidenceSha256 = "", string RowSha256 = "") : FactWithWords
{
    public static MessageRequeued Of(Guid id, string before, OutboxMessage again, string evidence = NoEvidence) =>
        new(id, again.Id, before, again.Address, evidence, again.Sha256());

    /// <summary>In place of a hash: nothing was put on the ladder with it.</summary>
    internal const string NoEvidence = "-";

    internal override string Said => Before == Address ? "" : $"地址由“{Before}”改为“{Address}”";

    internal override string Plain => "重发邮件";

    internal override string Joint => "，";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>The office delivered by other means.</summary>
[AuditKind("MessageOffline", Group = CaseEventGroup.Letters)]
internal sealed record MessageOffline(Guid Id, string Reason, string EvidenceSha256 = "") : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "登记线下送达";
}

/// <summary>An address in the register is not 代联工委's own; the hash is of the whole row.</summary>
[AuditKind("AddressNoted")]
internal sealed record AddressNoted(Guid Id, Guid DeputyId, string RowSha256) : AuditFact;

/// <summary>
/// The office told a deputy by telephone. <c>Owed</c> is the item by which the letter itself is owed on; null in rows of earlier programs, in which
/// a call ended it.
/// </summary>
[AuditKind("DeputyTold", Group = CaseEventGroup.Letters)]
internal sealed record DeputyTold(Guid Id, Guid MessageId, string Words, string EvidenceSha256, Guid? Owed = null) : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "登记电话告知代表";
}

/// <summary>
/// The register's address of a deputy was corrected, or only the telephone, which is null where it stayed; none of them is for readers outside
/// the bureau.
/// </summary>
[AuditKind("DeputyAddressCorrected")]
internal sealed record DeputyAddressCorrected(Guid Id, string Before, string Address, string? Phone = null) : FactWithWords
{
    internal override string Said => Before == Address ? $"填为“{Phone}”" : Before.Length == 0 ? $"填为“{Address}”" : $"由“{Before}”改为“{Address}”";

    internal override string Plain => "更正代表的邮箱";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>The liaison body found that an address which the bureau changed is the deputy's.</summary>
[AuditKind("AddressConfirmed", Group = CaseEventGroup.Letters)]
internal sealed record AddressConfirmed(
    Guid Id, Guid MessageId, string Address, string EvidenceSha256 = "", IReadOnlyList<Guid>? Replaced = null, string Ground = "") : FactWithWords
{
    internal override string Said => Ground.Length == 0 ? Address : $"{Address}，{Ground}";

    internal override string Plain => "确认代表的邮箱";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>The liaison body found that an address which the bureau sent to is not the deputy's; its links ended by it.</summary>
[AuditKind("AddressRejected", Group = CaseEventGroup.Letters)]
internal sealed record AddressRejected(
    Guid Id, Guid MessageId, string Address, string EvidenceSha256, IReadOnlyList<Guid> Ended, string Ground = "") : FactWithWords
{
    internal override string Said => Ground.Length == 0 ? Address : $"{Address}，{Ground}";

    internal override string Plain => "核实邮箱不是代表的";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>An administrator tried the mail settings.</summary>
[AuditKind("MailTested")]
internal sealed record MailTested(bool Accepted, bool ToFolder) : AuditFact;

/// <summary>
/// 代联工委 found that answers by a form on paper are not the deputy's; the form's link ended by it. Its row is among the evidence, and the answers
/// that are void name it.
/// </summary>
[AuditKind("PaperAnswerRejected", Group = CaseEventGroup.Letters)]
internal sealed record PaperAnswerRejected(
    Guid Id, Guid MessageId, Guid LinkId, string Ground, string EvidenceSha256, IReadOnlyList<Guid> Ended) : FactWithWords
{
    internal override string Said => Ground;

    internal override string Plain => "核实纸质件上的答复不是代表本人作的";

    internal override WordsAudience Audience => WordsAudience.WhoeverKnowsTheDeputies;
}

/// <summary>代联工委 found that an entry by staff (代录) is not what the deputy answered. Its row is among the evidence, and the void entry names it.</summary>
[AuditKind("EntryRejected", Group = CaseEventGroup.Letters)]
internal sealed record EntryRejected(Guid Id, Guid MessageId, Guid AnswerId, string Ground, string EvidenceSha256) : FactWithWords
{
    internal override string Said => Ground;

    internal override string Plain => "核实代录的不是代表的答复";

    internal override WordsAudience Audience => WordsAudience.WhoeverKnowsTheDeputies;
}

/// <summary>What a decision of 代联工委 rests on, as the history tells it.</summary>
internal static class GroundText
{
    /// <summary>The day and the words.</summary>
    public static string Of(DeliveryEvidence kept) => $"{kept.On:yyyy年M月d日}{kept.Words}";
}

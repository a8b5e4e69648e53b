namespace ReplyFlow.Domain.Messages;

/// <summary>
/// The ladder of one recipient of a letter: what was reached, when, and by what it is known. It is read from facts that are kept anyway, so
/// neither their order nor their number matters.
/// </summary>
public sealed record DeliveryLadder
{
    /// <summary>Where the newest message stands.</summary>
    public MessageStatus Status { get; init; }

    /// <summary>UTC, when the newest message was written.</summary>
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>UTC, when a server took it or it went into the folder; null for not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What is known of the newest message by itself, the earliest first.</summary>
    public IReadOnlyList<DeliveryEvidence> Evidence { get; init; } = [];

    /// <summary>UTC, when mails reminded a deputy who had not answered, the earliest first.</summary>
    public IReadOnlyList<DateTimeOffset> Reminded { get; init; } = [];

    /// <summary>UTC, when the recipient first had the letter before them by their link, or a read receipt told so; null for not.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Whether a read receipt alone tells that.</summary>
    public bool OpenedByReceipt { get; init; }

    /// <summary>Whether it was the link on paper, which went through hands.</summary>
    public bool OpenedOnPaper { get; init; }

    /// <summary>UTC, when the recipient confirmed having it; null for not.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether it was by the link on paper.</summary>
    public bool ConfirmedOnPaper { get; init; }

    /// <summary>UTC, when the answer that counts came; null for none.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether that answer is the recipient's own; else it was 代录.</summary>
    public bool AnsweredThemselves { get; init; }

    /// <summary>经纸质链接: whether it came by the link on paper.</summary>
    public bool AnsweredOnPaper { get; init; }

    /// <summary>Whether it came by a link that was sent to an address which the office changed and nobody else has confirmed.</summary>
    public bool AnsweredByChangedAddress { get; init; }

    /// <summary>The report by which the message came back; of several the one that says that the address is wrong.</summary>
    public DeliveryEvidence? Returned =>
        Evidence.FirstOrDefault(e => e.SaysAddressIsWrong) ?? Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.Failed);

    /// <summary>
    /// 电话告知: whether the recipient was told by telephone since the newest message was written and after it came back. The letter itself has not
    /// come by that.
    /// </summary>
    public bool IsTold => Evidence.LastOrDefault(e => e.Kind == EvidenceKind.Told) is { } told && told.At >= QueuedAt
        && !Evidence.Any(e => e.Kind == EvidenceKind.Failed && e.At > told.At);

    /// <summary>How it was last brought by hand or by post; null where it was not, or nobody said how.</summary>
    public DeliveryEvidence? Brought => Evidence.LastOrDefault(e => e.Kind is EvidenceKind.HandedOver or EvidenceKind.Posted);

    /// <summary>The office's change of the address about which 代联工委 has not decided; null for none.</summary>
    public DeliveryEvidence? UnconfirmedAddress => Decided.FirstOrDefault(e => e.Kind == EvidenceKind.AddressChanged);

    /// <summary>Whether 代联工委 confirmed the address, which may have been a mistake.</summary>
    public bool IsAddressConfirmed => Decided.Any(e => e.Kind == EvidenceKind.AddressConfirmed);

    /// <summary>What was said last about each address.</summary>
    private IEnumerable<DeliveryEvidence> Decided => Evidence
        .Where(e => e.Kind is EvidenceKind.AddressChanged or EvidenceKind.AddressConfirmed or EvidenceKind.AddressRejected)
        .GroupBy(e => e.Address).Select(of => of.Last());

    /// <summary>Where it stands. What an office entered of an answer does not prove that a letter which came back has arrived.</summary>
    public DeliveryRung Rung =>
        AnsweredAt is not null && (AnsweredThemselves || Arrived is DeliveryRung.Accepted or >= DeliveryRung.Handed) ? DeliveryRung.Answered : Arrived;

    private DeliveryRung Arrived =>
        ConfirmedAt is not null ? DeliveryRung.Confirmed
        : OpenedAt is not null ? DeliveryRung.Opened
        : Status == MessageStatus.Offline || Brought is not null ? DeliveryRung.Handed
        : Returned is { } report ? report.SaysAddressIsWrong ? DeliveryRung.AddressWrong : DeliveryRung.Returned
        : Status == MessageStatus.Parked ? DeliveryRung.Parked
        : Status == MessageStatus.Sent ? DeliveryRung.Accepted
        : DeliveryRung.Queued;
}

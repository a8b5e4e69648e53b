using ReplyFlow.Application.Access;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Letters;

/// <summary>What is known about the messages of some letters or notices beside their rows.</summary>
/// <param name="evidence">What came back or was recorded about the messages, the earliest first.</param>
/// <param name="addresses">What was decided about the addresses of their deputies, with any message, the earliest first.</param>
/// <param name="links">Deputies' links to them.</param>
/// <param name="answers">Deputies' answers that count.</param>
internal sealed class LadderFacts(
    IReadOnlyList<DeliveryEvidence> evidence, IReadOnlyList<(Guid DeputyId, DeliveryEvidence Evidence)> addresses, IReadOnlyList<DeputyLink> links,
    IReadOnlyList<Feedback> answers)
{
    /// <summary>The ladder of one recipient.</summary>
    /// <param name="newest">The newest message to them.</param>
    /// <param name="all">Every message to them.</param>
    /// <param name="mayKnowAddress">Whether the reader may know addresses; else the evidence comes without its words.</param>
    public DeliveryLadder Of(OutboxMessage newest, IReadOnlyList<OutboxMessage> all, bool mayKnowAddress)
    {
        var about = evidence.Where(e => all.Any(m => m.Id == e.MessageId)).ToList();
        // What came from an address that was not the recipient's tells nothing of them.
        var theirs = all.Where(m => m.DeputyId is not { } d || !_doubted.Reject(d, m.Address, m.SentAt ?? m.CreatedAt)).Select(m => m.Id).ToHashSet();
        var receipt = about.Where(e => e.Kind == EvidenceKind.Displayed && theirs.Contains(e.MessageId)).Select(e => (DateTimeOffset?)e.At).Min();
        var mine = links.Where(l => l.DeputyId == newest.DeputyId && l.PaperId == (newest.LetterId ?? newest.NoticeId) && !_doubted.Reject(l)).ToList();
        var opened = mine.Where(l => l.OpenedAt is not null).MinBy(l => l.OpenedAt);
        var confirmed = mine.Where(l => l.ConfirmedAt is not null).MinBy(l => l.ConfirmedAt);
        var answer = answers.FirstOrDefault(f => f.DeputyId == newest.DeputyId && f.LetterId == newest.LetterId);
        var byReceipt = receipt is not null && (opened is null || receipt < opened.OpenedAt);
        var reminders = all.Where(m => m.IsReminder && m != newest).OrderBy(m => m.CreatedAt).ToList();
        var since = reminders.Where(m => m.CreatedAt > newest.CreatedAt).ToList();
        // A message that came back is history once another was sent; what a person wrote is not.
        var shown = about.Where(e => e.Kind is not (EvidenceKind.AddressChanged or EvidenceKind.AddressConfirmed or EvidenceKind.AddressRejected)
            && (e.MessageId == newest.Id || e.Kind is EvidenceKind.Answered or EvidenceKind.Told || since.Exists(m => m.Id == e.MessageId)))
            .Concat(Address(newest.DeputyId, newest.Address))
            .Concat(all.Select(m => m.Address).Distinct().Where(a => a != newest.Address)
                .SelectMany(a => Address(newest.DeputyId, a).Where(e => e.Kind == EvidenceKind.AddressRejected))).OrderBy(e => e.Id);
        return new DeliveryLadder
        {
            Status = newest.Status,
            QueuedAt = newest.CreatedAt,
            AcceptedAt = newest.SentAt,
            Evidence = [.. shown.Select(e => mayKnowAddress ? e : WithoutAddress(e))],
            Reminded = [.. reminders.Select(m => m.SentAt).OfType<DateTimeOffset>()],
            OpenedAt = byReceipt ? receipt : opened?.OpenedAt,
            OpenedByReceipt = byReceipt,
            OpenedOnPaper = !byReceipt && opened is PersonalLink { Way: LinkWay.Paper },
            ConfirmedAt = confirmed?.ConfirmedAt,
            ConfirmedOnPaper = confirmed is PersonalLink { Way: LinkWay.Paper },
            AnsweredAt = answer?.At,
            AnsweredThemselves = answer?.IsOwn == true,
            AnsweredOnPaper = answer?.Way == FeedbackWay.PaperLink,
            AnsweredByChangedAddress = mine.Find(l => l.Id == answer?.LinkId) is { } link && _doubted.Hold(link),
        };
    }

    private readonly DoubtedAddresses _doubted = DoubtedAddresses.Of(addresses);

    private IEnumerable<DeliveryEvidence> Address(Guid? deputyId, string address) =>
        addresses.Where(a => a.DeputyId == deputyId && a.Evidence.Address == address).Select(a => a.Evidence);

    private static DeliveryEvidence WithoutAddress(DeliveryEvidence e) => new()
    {
        Id = e.Id,
        MessageId = e.MessageId,
        CaseId = e.CaseId,
        Kind = e.Kind,
        At = e.At,
        On = e.On,
        StatusCode = e.StatusCode,
        Key = e.Key,
    };
}

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
        var receipt = about.Where(e => e.Kind == EvidenceKind.Displayed).Select(e => (DateTimeOffset?)e.At).Min();
        var mine = links.Where(l => l.DeputyId == newest.DeputyId && l.PaperId == (newest.LetterId ?? newest.NoticeId)).ToList();
        var opened = mine.Select(l => l.OpenedAt).Min();
        var answer = answers.FirstOrDefault(f => f.DeputyId == newest.DeputyId && f.LetterId == newest.LetterId);
        var byReceipt = receipt is not null && (opened is null || receipt < opened);
        // A message that came back is history once another was sent; what a person wrote is not.
        var shown = about.Where(e => e.Kind is not (EvidenceKind.AddressChanged or EvidenceKind.AddressConfirmed)
            && (e.MessageId == newest.Id || e.Kind == EvidenceKind.Answered)).Concat(Address(newest.DeputyId, newest.Address)).OrderBy(e => e.Id);
        return new DeliveryLadder
        {
            Status = newest.Status,
            QueuedAt = newest.CreatedAt,
            AcceptedAt = newest.SentAt,
            Evidence = [.. shown.Select(e => mayKnowAddress ? e : WithoutAddress(e))],
            OpenedAt = byReceipt ? receipt : opened,
            OpenedByReceipt = byReceipt,
            ConfirmedAt = mine.Select(l => l.ConfirmedAt).Min(),
            AnsweredAt = answer?.At,
            AnsweredThemselves = answer?.IsOwn == true,
            AnsweredByChangedAddress = mine.Find(l => l.Id == answer?.LinkId) is { Address.Length: > 0 } link
                && Address(link.DeputyId, link.Address).ToList() is { Count: > 0 } decided && decided.TrueForAll(e => e.Kind != EvidenceKind.AddressConfirmed),
        };
    }

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

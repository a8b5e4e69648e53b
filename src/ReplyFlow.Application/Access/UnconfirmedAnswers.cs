using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Access;

/// <summary>
/// Answers by links that were sent to an address which the judged bureau or its administrator changed and which 代联工委 has not confirmed:
/// whoever changed it may have answered. They are marked wherever answers are shown, and counted apart.
/// </summary>
internal static class UnconfirmedAnswers
{
    /// <summary>Such addresses by deputy, each since when.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose; null for everybody's.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="confirmedToo">Whether those are among them that were confirmed since.</param>
    public static async Task<UnconfirmedAddresses> UnconfirmedAddressesAsync(
        this ReplyFlowDb db, Guid? deputyId, CancellationToken ct, bool confirmedToo = false)
    {
        var decided = await db.DeliveryEvidence.Where(e => e.Kind == EvidenceKind.AddressChanged || e.Kind == EvidenceKind.AddressConfirmed)
            .Join(db.Outbox.Where(m => m.DeputyId != null && (deputyId == null || m.DeputyId == deputyId)), e => e.MessageId, m => m.Id,
                (e, m) => new { m.DeputyId, e.Address, e.Kind, e.At }).ToListAsync(ct);
        return new UnconfirmedAddresses(decided.GroupBy(e => (e.DeputyId!.Value, e.Address))
            .Where(g => g.Any(e => e.Kind == EvidenceKind.AddressChanged) && (confirmedToo || g.All(e => e.Kind == EvidenceKind.AddressChanged)))
            .ToDictionary(g => g.Key, g => g.Where(e => e.Kind == EvidenceKind.AddressChanged).Min(e => e.At)))
        {
            Until = decided.Where(e => e.Kind == EvidenceKind.AddressConfirmed).GroupBy(e => (e.DeputyId!.Value, e.Address))
                .ToDictionary(g => g.Key, g => g.Min(e => e.At)),
        };
    }

    /// <summary>What was decided about one address of a deputy: that the bureau changed it, that 代联工委 confirmed it; empty for neither.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose.</param>
    /// <param name="address">The address.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<List<EvidenceKind>> AddressDecisionsAsync(this ReplyFlowDb db, Guid? deputyId, string address, CancellationToken ct) =>
        db.DeliveryEvidence.Where(e => e.Address == address
            && (e.Kind == EvidenceKind.AddressChanged || e.Kind == EvidenceKind.AddressConfirmed)
            && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == deputyId)).Select(e => e.Kind).ToListAsync(ct);

    /// <summary>The links that were sent to such an address.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose; null for everybody's.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlySet<Guid>> UnconfirmedLinksAsync(this ReplyFlowDb db, Guid? deputyId, CancellationToken ct)
    {
        // Few addresses are ever changed so; what was decided about them is read once, not once a link.
        var waiting = await db.UnconfirmedAddressesAsync(deputyId, ct);
        if (waiting.Since.Count == 0)
            return new HashSet<Guid>();
        var addresses = waiting.Since.Keys.Select(k => k.Address).Distinct().ToList();
        var links = await db.PersonalLinks.AsNoTracking().Where(l => addresses.Contains(l.Address)).ToListAsync(ct);
        return links.Where(waiting.Hold).Select(l => l.Id).ToHashSet();
    }

    /// <summary>Whether an answer came by one of these links.</summary>
    public static bool CameBy(this Feedback? answer, IReadOnlySet<Guid> links) => answer?.LinkId is { } link && links.Contains(link);
}

/// <summary>Addresses that were changed and not confirmed.</summary>
/// <param name="Since">Since when, by deputy and address.</param>
internal sealed record UnconfirmedAddresses(IReadOnlyDictionary<(Guid DeputyId, string Address), DateTimeOffset> Since)
{
    /// <summary>When such addresses were confirmed.</summary>
    public IReadOnlyDictionary<(Guid DeputyId, string Address), DateTimeOffset> Until { get; init; } =
        new Dictionary<(Guid DeputyId, string Address), DateTimeOffset>();

    /// <summary>Until when what came by a link was unconfirmed; null where it never was. The end of time where it still is.</summary>
    public DateTimeOffset? HeldUntil(DeputyLink link) =>
        Hold(link) ? Until.GetValueOrDefault((link.DeputyId, link.Address), DateTimeOffset.MaxValue) : null;

    /// <summary>
    /// Whether a link was sent to one. What was sent there before anybody changed it stays the deputy's: else a change would take answers away.
    /// </summary>
    public bool Hold(DeputyLink link) => Since.TryGetValue((link.DeputyId, link.Address), out var since) && since <= link.IssuedAt;
}

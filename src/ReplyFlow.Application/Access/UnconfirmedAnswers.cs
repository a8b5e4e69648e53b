using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Access;

/// <summary>
/// Answers by links that were sent to an address which the judged bureau or its administrator changed and about which 代联工委 has not decided:
/// whoever changed it may have answered. They are marked wherever answers are shown, and counted apart.
/// </summary>
internal static class UnconfirmedAnswers
{
    /// <summary>What is decided about addresses; their index lists the same in the same order.</summary>
    public static readonly EvidenceKind[] Decisions = [EvidenceKind.AddressChanged, EvidenceKind.AddressConfirmed, EvidenceKind.AddressRejected];

    /// <summary>The answers that count.</summary>
    public static IQueryable<Feedback> Counting(this IQueryable<Feedback> answers) => answers.Where(f => f.SupersededAt == null && f.VoidedAt == null);

    /// <summary>Those that count or did: not what was set aside beside an answer that stood (<see cref="Feedback.IsSetAside"/>).</summary>
    public static IQueryable<Feedback> Heard(this IQueryable<Feedback> answers) => answers.Where(f => f.SupersededAt == null || f.SupersededAt >= f.At);

    /// <summary>The addresses that were changed so.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose; null for everybody's.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<DoubtedAddresses> DoubtedAddressesAsync(this ReplyFlowDb db, Guid? deputyId, CancellationToken ct)
    {
        var decided = await db.DeliveryEvidence.AsNoTracking().Where(e => Decisions.Contains(e.Kind))
            .Join(db.Outbox.Where(m => m.DeputyId != null && (deputyId == null || m.DeputyId == deputyId)), e => e.MessageId, m => m.Id,
                (e, m) => new { DeputyId = m.DeputyId!.Value, Evidence = e }).ToListAsync(ct);
        return DoubtedAddresses.Of(decided.Select(d => (d.DeputyId, d.Evidence)));
    }

    /// <summary>
    /// What was decided about one address of a deputy, the earliest first: that the bureau changed it, that 代联工委 confirmed or rejected it.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose.</param>
    /// <param name="address">The address.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<List<DeliveryEvidence>> AddressDecisionsAsync(this ReplyFlowDb db, Guid? deputyId, string address, CancellationToken ct) =>
        db.DeliveryEvidence.AsNoTracking().Where(e => e.Address == address && Decisions.Contains(e.Kind)
            && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == deputyId)).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);

    /// <summary>The links that were sent to an address which waits to be decided about.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose; null for everybody's.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlySet<Guid>> UnconfirmedLinksAsync(this ReplyFlowDb db, Guid? deputyId, CancellationToken ct)
    {
        // Few addresses are ever changed so; what was decided about them is read once, not once a link.
        var doubted = await db.DoubtedAddressesAsync(deputyId, ct);
        var addresses = doubted.Waiting.Select(k => k.Address).Distinct().ToList();
        if (addresses.Count == 0)
            return new HashSet<Guid>();
        var links = await db.PersonalLinks.AsNoTracking().Where(l => addresses.Contains(l.Address)).ToListAsync(ct);
        return links.Where(doubted.Hold).Select(l => l.Id).ToHashSet();
    }

    /// <summary>The links to such addresses of a deputy by which an answer came that counts, or that was set aside.</summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">Whose.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<DeputyLink>> WaitingAnswersAsync(this ReplyFlowDb db, Guid deputyId, CancellationToken ct)
    {
        var links = await db.UnconfirmedLinksAsync(deputyId, ct);
        return links.Count == 0 ? [] : await db.PersonalLinks.AsNoTracking()
            .Where(l => links.Contains(l.Id) && db.Feedback.Any(
                f => f.LinkId == l.Id && f.VoidedAt == null && (f.SupersededAt == null || f.SupersededAt < f.At))).ToListAsync(ct);
    }

    /// <summary>Whether an answer came by one of these links.</summary>
    public static bool CameBy(this Feedback? answer, IReadOnlySet<Guid> links) => answer?.LinkId is { } link && links.Contains(link);
}

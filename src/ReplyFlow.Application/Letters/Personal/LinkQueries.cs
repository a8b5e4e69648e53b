using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>A deputy's link as staff read it: everything but the token, which is nowhere.</summary>
/// <param name="Way">How it was brought.</param>
/// <param name="Address">Where it was mailed to; empty on paper.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="State">Whether it leads anywhere.</param>
/// <param name="EndedAt">When it was taken back or replaced; null for not.</param>
/// <param name="OpenedAt">When the paper was asked for by it; null for not.</param>
/// <param name="Reason">Why somebody took it back; empty for another end.</param>
/// <param name="By">Who made it on paper; empty by mail.</param>
public sealed record LinkRow(
    LinkWay Way, string Address, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, LinkState State, DateTimeOffset? EndedAt, DateTimeOffset? OpenedAt,
    string Reason, string By);

/// <summary>Reads deputies' links.</summary>
public sealed class LinkQueries(ReplyFlowDb db, TimeProvider time)
{
    /// <summary>The letter or notice that the links lead to.</summary>
    /// <exception cref="NotFoundException">The deputy was not sent it, or the actor may not read it.</exception>
    /// <exception cref="NotAllowedException">Neither the sending bureau's office nor the liaison body.</exception>
    public Task<LinkedPaper> PaperAsync(Actor actor, PaperKey key, Guid deputyId, CancellationToken ct) => db.LinkedPaperAsync(actor, key, deputyId, ct);

    /// <summary>The links of a deputy to a letter or notice, the newest first.</summary>
    /// <param name="to">As <see cref="PaperAsync"/> gave it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<LinkRow>> ListAsync(LinkedPaper to, CancellationToken ct)
    {
        var links = await db.LinksAsync(to, ct);
        string[] kinds = [AuditFact.KindOf<PersonalLinkIssued>(), AuditFact.KindOf<PersonalLinksRevoked>(), AuditFact.KindOf<NoticeLinksRevoked>()];
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == to.CaseId && kinds.Contains(a.Kind))
            .Select(a => new { a.Kind, a.Data, a.ActorName }).ToListAsync(ct);
        var makers = events.Where(e => e.Kind == kinds[0]).ToDictionary(e => AuditFact.Read<PersonalLinkIssued>(e.Data).Id, e => e.ActorName);
        var reasons = events.Where(e => e.Kind == kinds[1]).Select(e => AuditFact.Read<PersonalLinksRevoked>(e.Data)).SelectMany(e => e.Ids, (e, id) => (id, e.Reason))
            .Concat(events.Where(e => e.Kind == kinds[2]).Select(e => AuditFact.Read<NoticeLinksRevoked>(e.Data)).SelectMany(e => e.Ids, (e, id) => (id, e.Reason)))
            .ToDictionary(e => e.id, e => e.Reason);
        var now = time.UtcNowMicroseconds();
        return [.. links.Select(l => new LinkRow(
            LinkOffice.WayOf(l), l.Address, l.IssuedAt, l.ExpiresAt, l.At(now), l.RevokedAt, l.OpenedAt, reasons.GetValueOrDefault(l.Id, ""),
            LinkOffice.WayOf(l) == LinkWay.Paper ? makers.GetValueOrDefault(l.Id, "") : ""))];
    }
}

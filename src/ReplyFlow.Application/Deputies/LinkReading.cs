using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>Finds what a token leads to.</summary>
internal static class LinkReading
{
    /// <summary>How a deputy is named where they act by a link: the name itself is not for everybody who reads the history.</summary>
    public const string Deputy = "代表本人";

    /// <summary>The link, untracked.</summary>
    /// <exception cref="UnknownLinkException">There is none.</exception>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    public static async Task<PersonalLink> LinkAsync(this ReplyFlowDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = DeputyLink.HashOf(token);
        return await db.OpenAtAsync(await db.PersonalLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenSha256 == hash, ct), now, ct);
    }

    /// <summary>The link to a notice, untracked; null where the token is of none.</summary>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    public static async Task<NoticeLink?> NoticeLinkAsync(this ReplyFlowDb db, string token, DateTimeOffset now, CancellationToken ct)
    {
        var hash = DeputyLink.HashOf(token);
        return await db.NoticeLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenSha256 == hash, ct) is { } link
            ? await db.OpenAtAsync(link, now, ct) : null;
    }

    /// <summary>The same link to a notice for change, once its case is locked.</summary>
    public static async Task<NoticeLink> LockLinkAsync(this Unit unit, NoticeLink read, Guid caseId, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        return await unit.Db.OpenAtAsync(await unit.Db.NoticeLinks.FirstAsync(l => l.Id == read.Id, ct), unit.Now, ct);
    }

    /// <summary>The same link for change, once its case is locked: it may have been replaced meanwhile.</summary>
    public static async Task<PersonalLink> LockLinkAsync(this Unit unit, PersonalLink read, Guid caseId, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        return await unit.Db.OpenAtAsync(await unit.Db.PersonalLinks.FirstAsync(l => l.Id == read.Id, ct), unit.Now, ct);
    }

    /// <summary>Who acts by a link: its number stands for the deputy, so that the trail says by which one it was done.</summary>
    public static Actor ActorOf(Guid linkId, Guid bureauId) => new(linkId, Deputy, bureauId, "", BureauKind.Handling, null, new HashSet<string>());

    private static async Task<T> OpenAtAsync<T>(this ReplyFlowDb db, T? link, DateTimeOffset now, CancellationToken ct) where T : DeputyLink
    {
        if (link is null)
            throw new UnknownLinkException();
        if (link.At(now) is var state && state == LinkState.Open)
            return link;
        // Whoever reads there is no deputy, and is sent no newer mail.
        var isRejected = link.Address.Length > 0 && (await db.DoubtedAddressesAsync(link.DeputyId, ct)).Reject(link);
        if (isRejected)
            throw LinkClosedException.Elsewhere();
        var (way, isOthers) = ((link as PersonalLink)?.Way ?? LinkWay.Mail, link is PersonalLink && await db.Feedback.AnyAsync(
            f => f.LetterId == link.PaperId && f.DeputyId == link.DeputyId && f.LinkId != null && f.VoidedAt <= link.RevokedAt, ct));
        throw isOthers ? LinkClosedException.SinceOthersAnswered(state, way) : new LinkClosedException(state, way);
    }
}

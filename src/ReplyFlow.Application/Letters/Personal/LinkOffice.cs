using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>A deputy's letter or notice as far as its links are kept.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Key">Which it is.</param>
/// <param name="Name">发文字号; of a notice its title.</param>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Deputy">The deputy's name.</param>
/// <param name="Email">The address in the register; empty for none.</param>
/// <param name="IsDoubted">Whether mail to it comes back.</param>
/// <param name="IsNewest">Whether the deputy was sent no other letter since; a notice stays what it is.</param>
public sealed record LinkedPaper(
    Guid CaseId, PaperKey Key, string Name, Guid DeputyId, string Deputy, string Email, bool IsDoubted, bool IsNewest);

/// <summary>Who keeps deputies' links, and finds what they lead to.</summary>
internal static class LinkOffice
{
    /// <summary>The letter or notice of a deputy.</summary>
    /// <exception cref="NotFoundException">The deputy was not sent it, or the actor may not read it.</exception>
    /// <exception cref="NotAllowedException">Neither the sending bureau's office nor the liaison body.</exception>
    public static async Task<LinkedPaper> LinkedPaperAsync(this ReplyFlowDb db, Actor actor, PaperKey key, Guid deputyId, CancellationToken ct)
    {
        var known = db.Cases.VisibleTo(actor).KnownTo(actor);
        var paper = (key.IsNotice
            ? await db.Notices.Where(n => n.Id == key.Id && known.Any(c => c.Id == n.CaseId) && db.Outbox.Any(m => m.NoticeId == n.Id && m.DeputyId == deputyId))
                .Select(n => new { n.CaseId, n.BureauId, Name = n.Title }).FirstOrDefaultAsync(ct)
            : await db.Letters.ReadableBy(db, actor).Where(l => l.Id == key.Id && db.Outbox.Any(m => m.LetterId == l.Id && m.DeputyId == deputyId))
                .Select(l => new { l.CaseId, l.BureauId, Name = l.DocumentNumber!.Text }).FirstOrDefaultAsync(ct)) ?? throw new NotFoundException();
        if (!MayKeep(actor, paper.BureauId))
            throw new NotAllowedException("代表的链接由发文单位办公室或者代联工委管理。");
        var deputy = await db.Deputies.AsNoTracking().FirstAsync(d => d.Id == deputyId, ct);
        var isNewest = key.IsNotice || (await db.NewestLettersAsync(paper.CaseId, ct)).GetValueOrDefault(deputyId)?.Id == key.Id;
        return new LinkedPaper(paper.CaseId, key, paper.Name, deputyId, deputy.Name, deputy.Email, deputy.EmailDoubtedAt is not null, isNewest);
    }

    /// <summary>Its links, the newest first.</summary>
    public static async Task<IReadOnlyList<DeputyLink>> LinksAsync(this ReplyFlowDb db, LinkedPaper to, CancellationToken ct) => to.Key.IsNotice
        ? await db.NoticeLinks.Where(l => l.NoticeId == to.Key.Id && l.DeputyId == to.DeputyId).OrderByDescending(l => l.Id).ToListAsync(ct)
        : await db.PersonalLinks.Where(l => l.LetterId == to.Key.Id && l.DeputyId == to.DeputyId).OrderByDescending(l => l.Id).ToListAsync(ct);

    /// <summary>How a link was brought: notices go by mail alone.</summary>
    public static LinkWay WayOf(DeputyLink link) => link is PersonalLink own ? own.Way : LinkWay.Mail;

    /// <summary>Whether the actor keeps the links of a bureau's letters and notices.</summary>
    public static bool MayKeep(Actor actor, Guid bureauId) => actor.Is(Roles.Liaison) || DeliveryQueries.MayAct(actor, bureauId);
}

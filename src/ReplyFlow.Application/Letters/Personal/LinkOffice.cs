using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>A deputy's letter as far as its links are kept.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="LetterId">The letter.</param>
/// <param name="Number">发文字号.</param>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Deputy">The deputy's name.</param>
/// <param name="Email">The address in the register; empty for none.</param>
/// <param name="IsDoubted">Whether mail to it comes back.</param>
/// <param name="IsNewest">Whether the deputy was sent no other letter since.</param>
public sealed record LinkedLetter(
    Guid CaseId, Guid LetterId, string Number, Guid DeputyId, string Deputy, string Email, bool IsDoubted, bool IsNewest);

/// <summary>Who keeps deputies' links, and finds the letter that they lead to.</summary>
internal static class LinkOffice
{
    /// <summary>The letter of a deputy.</summary>
    /// <exception cref="NotFoundException">The deputy was not sent it, or the actor may not read it.</exception>
    /// <exception cref="NotAllowedException">Neither the sending bureau's office nor the liaison body.</exception>
    public static async Task<LinkedLetter> LinkedLetterAsync(this ReplyFlowDb db, Actor actor, Guid letterId, Guid deputyId, CancellationToken ct)
    {
        var letter = await db.Letters.ReadableBy(db, actor).Where(l => l.Id == letterId && db.Outbox.Any(m => m.LetterId == l.Id && m.DeputyId == deputyId))
            .Select(l => new { l.CaseId, l.BureauId, l.DocumentNumber!.Text }).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (!MayKeep(actor, letter.BureauId))
            throw new NotAllowedException("代表的链接由发文单位办公室或者代联工委管理。");
        var deputy = await db.Deputies.AsNoTracking().FirstAsync(d => d.Id == deputyId, ct);
        var newest = (await db.NewestLettersAsync(letter.CaseId, ct)).GetValueOrDefault(deputyId);
        return new LinkedLetter(
            letter.CaseId, letterId, letter.Text, deputyId, deputy.Name, deputy.Email, deputy.EmailDoubtedAt is not null, newest?.Id == letterId);
    }

    /// <summary>Whether the actor keeps the links of a bureau's letters.</summary>
    public static bool MayKeep(Actor actor, Guid bureauId) => actor.Is(Roles.Liaison) || DeliveryQueries.MayAct(actor, bureauId);
}

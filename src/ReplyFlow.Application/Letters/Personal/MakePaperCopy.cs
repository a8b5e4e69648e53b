using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>
/// 制作纸质件: the 征询意见表 for a letter that goes by post or by hand, with a link of its own. Whoever prints it has held the token, so
/// that what is answered by it is told apart everywhere, and never takes the place of an answer by the deputy's mail.
/// </summary>
public sealed class MakePaperCopy(ReplyFlowDb db, UnitRunner units, LetterRenderer renderer, PublicAddress address)
{
    /// <summary>Makes the form. It is handed out this once: of the token only the hash is kept, and an earlier form on paper ends.</summary>
    /// <returns>The form as a PDF.</returns>
    /// <exception cref="NotFoundException">The deputy was not sent the letter, or the actor may not read it.</exception>
    /// <exception cref="NotAllowedException">Neither the sending bureau's office nor the liaison body.</exception>
    /// <exception cref="InvalidInputException">There is nothing to be answered.</exception>
    public Task<PaperCopy> RunAsync(Actor actor, Guid letterId, Guid deputyId, CancellationToken ct) =>
        RunAsync(actor, letterId, deputyId, DeputyLink.NewToken(), ct);

    /// <summary>The same where the newest form on paper is still the one that the page showed: a second tap must not end the one just printed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="letterId">The letter.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="seen">When that one was made, in ticks; 0 for none.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Another one was made since, or there is nothing to be answered.</exception>
    public Task<PaperCopy> RunAsync(Actor actor, Guid letterId, Guid deputyId, long seen, CancellationToken ct) =>
        RunAsync(actor, letterId, deputyId, DeputyLink.NewToken(), ct, seen);

    internal async Task<PaperCopy> RunAsync(Actor actor, Guid letterId, Guid deputyId, string token, CancellationToken ct, long? seen = null)
    {
        var to = await db.LinkedPaperAsync(actor, new PaperKey(letterId), deputyId, ct);
        var form = await DeputyForm.ReadAsync(db, renderer, address, to.CaseId, letterId, deputyId, ct);
        if (!to.IsNewest)
            throw new InvalidInputException("", "已经给这位代表另发了复函，请制作新复函的纸质件。");
        if (!form.Exists)
            throw new InvalidInputException("", "这份复函没有能用的征询意见表，请系统管理员在“设置 › 公文模板”查看原因。");
        // Painted before the transaction: nobody has to wait for it.
        var pdf = form.Paint(token);
        await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(to.CaseId, ct);
            var newest = await unit.Db.PersonalLinks.Where(l => l.LetterId == letterId && l.DeputyId == deputyId && l.Way == LinkWay.Paper)
                .OrderByDescending(l => l.Id).Select(l => l.IssuedAt).FirstOrDefaultAsync(ct);
            if (seen is not null && seen != newest.UtcTicks)
                throw new InvalidInputException("", "刚才已经制作了一份，见下面“在用”的一行，下载的文件在浏览器的下载列表里。确实要再做一份的，请再点一次，那一份随即失效。");
            var link = new PersonalLink
            {
                LetterId = letterId,
                DeputyId = deputyId,
                Way = LinkWay.Paper,
                TokenSha256 = DeputyLink.HashOf(token),
                FormSha256 = DeputyForm.HashOf(pdf),
                IssuedAt = unit.Now,
                ExpiresAt = unit.Now + DeputyLink.Life,
            };
            var earlier = await unit.Db.PersonalLinks
                .Where(l => l.LetterId == letterId && l.DeputyId == deputyId && l.Way == LinkWay.Paper && l.ReplacedById == null).ToListAsync(ct);
            earlier.ForEach(l => l.ReplaceBy(link, unit.Now));
            unit.Db.PersonalLinks.Add(link);
            unit.Record(
                new PersonalLinkIssued(
                    link.Id, letterId, deputyId, link.Way, Guid.Empty, link.Sha256(), [.. earlier.Select(l => l.Id)]), to.CaseId,
                $"制作{to.Deputy}代表的纸质征询意见表（带个人链接）");
        }, ct);
        return new PaperCopy($"{to.Name} {to.Deputy}代表 征询意见表.pdf", pdf);
    }
}

/// <summary>A form on paper.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Pdf">The PDF.</param>
public sealed record PaperCopy(string FileName, byte[] Pdf);

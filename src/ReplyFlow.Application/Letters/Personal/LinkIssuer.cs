using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Gives the message to a deputy its personal link: one as long as it waits, whatever was tried; where it brings the letter, in place of those sent before.</summary>
public sealed class LinkIssuer(UnitRunner units, LinkTokens tokens)
{
    /// <summary>The token that a claimed message leaves with.</summary>
    /// <param name="row">The message, of a letter and to a deputy.</param>
    /// <param name="form">Paints the form with a token, and says its SHA-256; empty where there is none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string> TokenAsync(OutboxMessage row, Func<string, string> form, CancellationToken ct)
    {
        if (tokens.Open(row.SealedToken) is { } waiting)
            return waiting;
        var token = PersonalLink.NewToken();
        var formSha256 = form(token);
        await units.RunAsync(null, async unit =>
        {
            await unit.Db.LockCaseAsync(row.CaseId!.Value, ct);
            var link = new PersonalLink
            {
                LetterId = row.LetterId!.Value,
                DeputyId = row.DeputyId!.Value,
                Way = LinkWay.Mail,
                TokenSha256 = PersonalLink.HashOf(token),
                FormSha256 = formSha256,
                Address = row.Address,
                IssuedAt = unit.Now,
                ExpiresAt = unit.Now + PersonalLink.Life,
            };
            // A reminder's link stands beside that of the letter, which the deputy may have open.
            foreach (var earlier in row.IsReminder ? [] : await unit.Db.PersonalLinks
                .Where(l => l.LetterId == link.LetterId && l.DeputyId == link.DeputyId && l.Way == LinkWay.Mail && l.ReplacedById == null).ToListAsync(ct))
                earlier.ReplaceBy(link, unit.Now);
            unit.Db.PersonalLinks.Add(link);
            (await unit.Db.Outbox.FirstAsync(m => m.Id == row.Id, ct)).Seal(tokens.Seal(token));
            unit.Record(
                new PersonalLinkIssued(link.Id, link.LetterId, link.DeputyId, link.Way, row.Id), row.CaseId, $"为{row.RecipientName}生成个人链接", bySystem: true);
        }, ct);
        return token;
    }
}

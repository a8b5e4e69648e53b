using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>
/// Gives the message to a deputy its personal link: one as long as it waits, whatever was tried; where it brings the letter or notice, in
/// place of those sent before.
/// </summary>
public sealed class LinkIssuer(UnitRunner units, LinkTokens tokens)
{
    /// <summary>The token that a claimed message leaves with.</summary>
    /// <param name="row">The message, of a letter or a notice and to a deputy.</param>
    /// <param name="form">Paints the form with a token, and says its SHA-256; empty where there is none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string> TokenAsync(OutboxMessage row, Func<string, string> form, CancellationToken ct)
    {
        if (tokens.Open(row.SealedToken) is { } waiting)
            return waiting;
        var token = DeputyLink.NewToken();
        var formSha256 = form(token);
        await units.RunAsync(null, async unit =>
        {
            await unit.Db.LockCaseAsync(row.CaseId!.Value, ct);
            if (row.NoticeId is null)
                await IssueAsync(unit, row, token, formSha256, ct);
            else
                await IssueOfNoticeAsync(unit, row, token, ct);
            (await unit.Db.Outbox.FirstAsync(m => m.Id == row.Id, ct)).Seal(tokens.Seal(token));
        }, ct);
        return token;
    }

    private static async Task IssueAsync(Unit unit, OutboxMessage row, string token, string formSha256, CancellationToken ct)
    {
        var link = new PersonalLink
        {
            LetterId = row.LetterId!.Value,
            DeputyId = row.DeputyId!.Value,
            Way = LinkWay.Mail,
            TokenSha256 = DeputyLink.HashOf(token),
            FormSha256 = formSha256,
            Address = row.Address,
            IssuedAt = unit.Now,
            ExpiresAt = unit.Now + DeputyLink.Life,
        };
        var (evidence, isUnconfirmed) = await AddressAsync(unit, row, ct);
        // A reminder's link stands beside that of the letter, which the deputy may have open.
        var earlier = row.IsReminder ? [] : await unit.Db.PersonalLinks
            .Where(l => l.LetterId == link.LetterId && l.DeputyId == link.DeputyId && l.Way == LinkWay.Mail && l.ReplacedById == null
                // Until somebody has asked the deputy whose the new address is, the link at the old one lives.
                && (!isUnconfirmed || l.Address == link.Address)).ToListAsync(ct);
        earlier.ForEach(l => l.ReplaceBy(link, unit.Now));
        unit.Db.PersonalLinks.Add(link);
        unit.Record(
            new PersonalLinkIssued(
                link.Id, link.LetterId, link.DeputyId, link.Way, row.Id, link.Sha256(), [.. earlier.Select(l => l.Id)], evidence),
            row.CaseId, Summary(row), bySystem: true);
    }

    /// <summary>Whether a message goes to an address that nobody confirmed; where the register got it from somebody else, that is put on the ladder.</summary>
    private static async Task<(string EvidenceSha256, bool IsUnconfirmed)> AddressAsync(Unit unit, OutboxMessage row, CancellationToken ct)
    {
        var told = await unit.Db.AddressDecisionsAsync(row.DeputyId, row.Address, ct);
        if (told is [.., { Kind: EvidenceKind.AddressChanged }])
            return ("", true);
        // Decided about before, it may have been written into the register again.
        if (await unit.Db.ChangedAsync(row.DeputyId, row.Address, ct) is not { } change || (told is [.., var last] && change.At <= last.At))
            return ("", false);
        return (unit.AddEvidence(row, EvidenceKind.AddressChanged, change.By, change.Address, change.Before).Sha256(), true);
    }

    private static async Task IssueOfNoticeAsync(Unit unit, OutboxMessage row, string token, CancellationToken ct)
    {
        var link = new NoticeLink
        {
            NoticeId = row.NoticeId!.Value,
            DeputyId = row.DeputyId!.Value,
            TokenSha256 = DeputyLink.HashOf(token),
            Address = row.Address,
            IssuedAt = unit.Now,
            ExpiresAt = unit.Now + DeputyLink.Life,
        };
        var (evidence, isUnconfirmed) = await AddressAsync(unit, row, ct);
        var earlier = await unit.Db.NoticeLinks
            .Where(l => l.NoticeId == link.NoticeId && l.DeputyId == link.DeputyId && l.ReplacedById == null
                && (!isUnconfirmed || l.Address == link.Address)).ToListAsync(ct);
        earlier.ForEach(l => l.ReplaceBy(link, unit.Now));
        unit.Db.NoticeLinks.Add(link);
        unit.Record(
            new NoticeLinkIssued(link.Id, link.NoticeId, link.DeputyId, row.Id, link.Sha256(), [.. earlier.Select(l => l.Id)], evidence),
            row.CaseId, Summary(row), bySystem: true);
    }

    private static string Summary(OutboxMessage row) => $"为{row.RecipientName}生成个人链接";
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>
/// Earlier programs kept a deputy's link where an answer quoted it or a server's refusal named it, and staff could read it there. The history
/// cannot be changed, so those links end, once, and the letter goes out again with another. What comes in now is kept without.
/// </summary>
public sealed class EndExposedLinks(ReplyFlowDb db, UnitRunner units)
{
    private const string Done = "exposed-links-ended";
    private const string Mark = PublicAddress.PersonalPages + "/";
    private const string Reason = "以前的版本把转回的邮件连同个人网址存了下来，旧链接停用";

    /// <summary>Ends them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await db.Settings.ReadAsync(Done, ct) is not null)
            return 0;
        var texts = (await db.Audit.Where(a => a.Data.Contains(Mark)).Select(a => a.Data).ToListAsync(ct))
            .Concat(await db.DeliveryEvidence.Where(e => e.Words.Contains(Mark)).Select(e => e.Words).ToListAsync(ct))
            .Concat(await db.Outbox.Where(m => m.LastError.Contains(Mark)).Select(m => m.LastError).ToListAsync(ct))
            .Concat(await db.WorkItems.Where(w => w.SentWords.Contains(Mark)).Select(w => w.SentWords).ToListAsync(ct));
        var hashes = texts.SelectMany(LinkMask.Tokens).Distinct().Select(DeputyLink.HashOf).ToHashSet();
        return await units.RunAsync(null, async unit =>
        {
            var links = (await unit.Db.PersonalLinks.Where(l => hashes.Contains(l.TokenSha256)).ToListAsync(ct))
                .Where(l => l.At(unit.Now) == LinkState.Open).ToList();
            foreach (var link in links)
                await EndAsync(unit, link, ct);
            await unit.Db.Settings.SetAsync(Done, "true", ct);
            return links.Count;
        }, ct);
    }

    private static async Task EndAsync(Unit unit, PersonalLink link, CancellationToken ct)
    {
        var caseId = await unit.Db.Letters.Where(l => l.Id == link.LetterId).Select(l => l.CaseId).FirstAsync(ct);
        await unit.Db.LockCaseAsync(caseId, ct);
        var sent = await unit.Db.Outbox.Where(m => m.LetterId == link.LetterId && m.DeputyId == link.DeputyId && m.Address == link.Address)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(ct);
        link.Revoke(unit.Now);
        unit.Record(
            new PersonalLinksRevoked([link.Id], link.LetterId, link.DeputyId, true, Reason), caseId, "停用代表的个人链接", bySystem: true);
        if (link.Way != LinkWay.Mail || sent.Find(m => !m.IsReminder) is not { Status: MessageStatus.Sent } message)
            return;
        var again = unit.Db.Outbox.Add(message.Again(message.Address, unit.Now)).Entity;
        unit.Record(
            new MessageRequeued(message.Id, again.Id, message.Address, message.Address, MessageRequeued.NoEvidence), caseId,
            $"重发给{message.RecipientName}", bySystem: true);
    }
}

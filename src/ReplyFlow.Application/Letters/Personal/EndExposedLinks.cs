using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
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
    /// <summary>The first programs that ended links ended those to letters alone, under another name.</summary>
    private const string Done = "exposed-links-all-ended";
    private const string Mark = PublicAddress.PersonalPages + "/";
    private const string Reason = "以前的版本把转回的邮件连同个人网址存了下来，旧链接停用";

    /// <summary>Ends them. Of several processes that start at once the first does.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (await db.Settings.ReadAsync(Done, ct) is not null)
            return 0;
        return await units.RunAsync(null, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Upgrade, ct);
            if (await unit.Db.Settings.ReadAsync(Done, ct) is not null)
                return 0;
            var hashes = await HashesAsync(unit.Db, ct);
            var letters = (await unit.Db.PersonalLinks.Where(l => hashes.Contains(l.TokenSha256)).ToListAsync(ct)).ConvertAll(l => (DeputyLink)l);
            var notices = (await unit.Db.NoticeLinks.Where(l => hashes.Contains(l.TokenSha256)).ToListAsync(ct)).ConvertAll(l => (DeputyLink)l);
            var links = letters.Concat(notices).Where(l => l.At(unit.Now) == LinkState.Open).ToList();
            foreach (var link in links)
                await EndAsync(unit, link, ct);
            await unit.Db.Settings.SetAsync(Done, "true", ct);
            return links.Count;
        }, ct);
    }

    private static async Task<HashSet<string>> HashesAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var texts = (await db.Audit.Where(a => a.Data.Contains(Mark)).Select(a => a.Data).ToListAsync(ct))
            .Concat(await db.DeliveryEvidence.Where(e => e.Words.Contains(Mark)).Select(e => e.Words).ToListAsync(ct))
            .Concat(await db.Outbox.Where(m => m.LastError.Contains(Mark)).Select(m => m.LastError).ToListAsync(ct))
            .Concat(await db.WorkItems.Where(w => w.SentWords.Contains(Mark)).Select(w => w.SentWords).ToListAsync(ct));
        return texts.SelectMany(LinkMask.Tokens).Distinct().Select(DeputyLink.HashOf).ToHashSet();
    }

    private static async Task EndAsync(Unit unit, DeputyLink link, CancellationToken ct)
    {
        var isNotice = link is NoticeLink;
        var caseId = isNotice ? await unit.Db.Notices.Where(n => n.Id == link.PaperId).Select(n => n.CaseId).FirstAsync(ct)
            : await unit.Db.Letters.Where(l => l.Id == link.PaperId).Select(l => l.CaseId).FirstAsync(ct);
        await unit.Db.LockCaseAsync(caseId, ct);
        var sent = await unit.Db.Outbox.Where(m => (isNotice ? m.NoticeId : m.LetterId) == link.PaperId && m.DeputyId == link.DeputyId
            && m.Address == link.Address).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(ct);
        link.Revoke(unit.Now);
        unit.Record(
            isNotice ? new NoticeLinksRevoked([link.Id], link.PaperId, link.DeputyId, true, Reason)
                : new PersonalLinksRevoked([link.Id], link.PaperId, link.DeputyId, true, Reason), caseId, "停用代表的个人链接", bySystem: true);
        if (LinkOffice.WayOf(link) != LinkWay.Mail || sent.Find(m => !m.IsReminder) is not { Status: MessageStatus.Sent } message)
            return;
        var again = unit.Db.Outbox.Add(message.Again(message.Address, unit.Now)).Entity;
        unit.Record(
            MessageRequeued.Of(message.Id, message.Address, again), caseId,
            $"重发给{message.RecipientName}", bySystem: true);
    }
}

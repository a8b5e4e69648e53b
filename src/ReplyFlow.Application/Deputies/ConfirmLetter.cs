using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>查看复函 and 我已收到, of a letter or a notice: what the deputy pressed is written down, the first time.</summary>
public sealed class ConfirmLetter(ReplyFlowDb db, UnitRunner units, TimeProvider time)
{
    /// <summary>Writes it down.</summary>
    /// <param name="token">The token of the deputy's link.</param>
    /// <param name="received">Whether the deputy says that the letter has arrived; else that they want to see it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UnknownLinkException">There is no such link.</exception>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    public async Task RunAsync(string token, bool received, CancellationToken ct)
    {
        if (await db.NoticeLinkAsync(token, time.UtcNowMicroseconds(), ct) is { } notice)
        {
            await OfNoticeAsync(notice, received, ct);
            return;
        }
        var read = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        if (received ? read.ConfirmedAt is not null : read.OpenedAt is not null)
            return;
        var letter = await db.Letters.Where(l => l.Id == read.LetterId).Select(l => new { l.CaseId, l.BureauId }).FirstAsync(ct);
        await units.RunAsync(LinkReading.ActorOf(read.Id, letter.BureauId), async unit =>
        {
            var link = await unit.LockLinkAsync(read, letter.CaseId, ct);
            if (received && link.Confirm(unit.Now))
                unit.Record(new LetterConfirmed(link.Id, link.LetterId), letter.CaseId, "代表确认收到复函");
            else if (!received && link.Open(unit.Now))
                unit.Record(new LetterOpened(link.Id, link.LetterId), letter.CaseId, "代表打开了复函");
            await DeliveryItem.ArrivedAsync(unit, link, ct);
        }, ct);
    }

    private async Task OfNoticeAsync(NoticeLink read, bool received, CancellationToken ct)
    {
        if (received ? read.ConfirmedAt is not null : read.OpenedAt is not null)
            return;
        var notice = await db.Notices.Where(n => n.Id == read.NoticeId).Select(n => new { n.CaseId, n.BureauId, n.Kind }).FirstAsync(ct);
        await units.RunAsync(LinkReading.ActorOf(read.Id, notice.BureauId), async unit =>
        {
            var link = await unit.LockLinkAsync(read, notice.CaseId, ct);
            if (received && link.Confirm(unit.Now))
                unit.Record(new NoticeConfirmed(link.Id, link.NoticeId), notice.CaseId, $"代表确认收到{NoticeWords.Name(notice.Kind)}");
            else if (!received && link.Open(unit.Now))
                unit.Record(new NoticeOpened(link.Id, link.NoticeId), notice.CaseId, $"代表打开了{NoticeWords.Name(notice.Kind)}");
            await DeliveryItem.ArrivedAsync(unit, link, ct);
        }, ct);
    }
}

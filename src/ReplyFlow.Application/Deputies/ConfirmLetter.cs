using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Deputies;

/// <summary>查看复函 and 我已收到: what the deputy pressed is written down, the first time.</summary>
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
        var read = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        if (received ? read.ConfirmedAt is not null : read.OpenedAt is not null)
            return;
        var letter = await db.Letters.Where(l => l.Id == read.LetterId).Select(l => new { l.CaseId, l.BureauId }).FirstAsync(ct);
        await units.RunAsync(LinkReading.ActorOf(read, letter.BureauId), async unit =>
        {
            var link = await unit.LockLinkAsync(read, letter.CaseId, ct);
            if (received && link.Confirm(unit.Now))
                unit.Record(new LetterConfirmed(link.Id, link.LetterId), letter.CaseId, "代表确认收到复函");
            else if (!received && link.Open(unit.Now))
                unit.Record(new LetterOpened(link.Id, link.LetterId), letter.CaseId, "代表打开了复函");
        }, ct);
    }
}

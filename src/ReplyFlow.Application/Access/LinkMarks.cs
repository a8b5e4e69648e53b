using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Access;

/// <summary>Who is said to have acted by a link of which it is not known, or known not to be so, that the deputy used it.</summary>
internal static class LinkMarks
{
    /// <summary>In the place of the deputy, by link; links that nobody doubts are left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ids">Whoever acted: links are found among them.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyDictionary<Guid, string>> LinkMarksAsync(this ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var links = await db.PersonalLinks.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync<DeputyLink>(ct);
        links.AddRange(await db.NoticeLinks.AsNoTracking().Where(l => ids.Contains(l.Id)).ToListAsync(ct));
        if (links.Count == 0)
            return new Dictionary<Guid, string>();
        var doubted = await db.DoubtedAddressesAsync(null, ct);
        var voided = await db.Feedback.Where(f => f.VoidedAt != null && f.LinkId != null && ids.Contains(f.LinkId.Value))
            .Select(f => f.LinkId!.Value).Distinct().ToListAsync(ct);
        return links.Select(l => (l.Id, Mark: l switch
        {
            PersonalLink { Way: LinkWay.Paper } => voided.Contains(l.Id) ? "纸质件上的网址（后来核实不是代表本人）" : "",
            _ when voided.Contains(l.Id) || doubted.Reject(l) => "发到别处的链接（后来核实不是代表的邮箱）",
            _ => doubted.Hold(l) ? "发到未确认邮箱的链接" : "",
        })).Where(m => m.Mark.Length > 0).ToDictionary(m => m.Id, m => m.Mark);
    }
}

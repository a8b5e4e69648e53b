using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Cases;

/// <summary>A 告知函 of a case.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Title">Title; names no deputy.</param>
/// <param name="On">Its date.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Delivery">How far it got, in Chinese: how many of the messages were accepted.</param>
/// <param name="MayOpen">Whether the reader may open it: a notice names its deputies.</param>
public sealed record CaseNotice(Guid Id, string Title, DateOnly On, int Pages, string Delivery, bool MayOpen);

/// <summary>Reads the notices beside the replies.</summary>
public static class CaseNotices
{
    /// <summary>The notices of a case, the newest first. The caller has checked that the actor may see the case.</summary>
    public static async Task<IReadOnlyList<CaseNotice>> ListAsync(ReplyFlowDb db, CaseHead head, CancellationToken ct)
    {
        var rows = await db.Notices.AsNoTracking().Where(n => n.CaseId == head.Id).OrderByDescending(n => n.MadeAt)
            .Select(n => new { n.Id, n.Title, n.On, n.Pages }).ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var messages = (await db.Outbox.Where(m => m.CaseId == head.Id && m.NoticeId != null)
            .Select(m => new { m.NoticeId, m.RecipientName, m.Status }).ToListAsync(ct)).ToLookup(m => m.NoticeId);
        return [.. rows.Select(n => new CaseNotice(
            n.Id, n.Title, n.On, n.Pages,
            Words(messages[n.Id].GroupBy(m => m.RecipientName).Select(g => g.Select(m => m.Status).ToList()).ToList()), head.MayKnowDeputy))];
    }

    /// <summary>A notice with its PDF, for a reader who may know its deputies.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not see it.</exception>
    public static async Task<Notice> ReadAsync(ReplyFlowDb db, Actor actor, Guid noticeId, CancellationToken ct)
    {
        var cases = db.Cases.VisibleTo(actor).KnownTo(actor).Select(c => c.Id);
        return await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == noticeId && cases.Contains(n.CaseId), ct)
            ?? throw new NotFoundException("没有这份告知函，或您无权查看。");
    }

    private static string Words(IReadOnlyList<List<MessageStatus>> recipients)
    {
        var sent = recipients.Count(r => r.Contains(MessageStatus.Sent) || r.Contains(MessageStatus.Offline));
        var parked = recipients.Count(r => r.TrueForAll(s => s == MessageStatus.Parked));
        return (sent, parked) switch
        {
            _ when sent == recipients.Count => $"已送 {sent} 位代表",
            (_, 0) => $"共 {recipients.Count} 位代表，已送 {sent} 位，其余正在发送",
            _ => $"共 {recipients.Count} 位代表，已送 {sent} 位，{parked} 位没有送到，由办公室处理",
        };
    }
}

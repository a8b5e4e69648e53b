using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.WorkItems.Accept;

/// <summary>
/// 承办告知: tells the deputies which bureau has their suggestion, once it has accepted it. A mail alone: it must never keep a bureau from
/// accepting. The installation chooses whether it is sent (<see cref="SettingName"/>).
/// </summary>
public static class AssignmentNotice
{
    /// <summary>The installation's value; any text says yes.</summary>
    public const string SettingName = "assignment-notice";

    /// <summary>Takes it back where none of its mails was tried yet; else all of them go on.</summary>
    /// <returns>Whether it never goes out; null where there was none.</returns>
    internal static async Task<bool?> RecallAsync(Unit unit, Case c, DateTimeOffset? acceptedAt, CancellationToken ct)
    {
        if (await unit.Db.MadeAtAsync(c.Id, acceptedAt, ct) is not { } notice)
            return null;
        var (mails, untried) = (unit.Db.Outbox.Where(m => m.NoticeId == notice), unit.Db.Untried(notice));
        var count = await mails.CountAsync(ct);
        if (await untried.CountAsync(ct) < count)
            return false;
        if (await untried.ExecuteDeleteAsync(ct) < count)
            throw new DbUpdateConcurrencyException("A worker took one of the mails meanwhile.");
        unit.Record(new NoticeRecalled(notice, count), c.Id, "承办告知没有发出，已撤下", bySystem: true);
        return true;
    }

    /// <summary>Whether one of its mails was tried, so that taking the acceptance back does not take it back; null where there is no notice.</summary>
    internal static async Task<bool?> IsOutAsync(ReplyFlowDb db, Guid caseId, DateTimeOffset? acceptedAt, CancellationToken ct) =>
        await db.MadeAtAsync(caseId, acceptedAt, ct) is not { } notice ? null
        : await db.Untried(notice).CountAsync(ct) < await db.Outbox.CountAsync(m => m.NoticeId == notice, ct);

    private static Task<Guid?> MadeAtAsync(this ReplyFlowDb db, Guid caseId, DateTimeOffset? acceptedAt, CancellationToken ct) => db.Notices
        .Where(n => n.CaseId == caseId && n.Kind == NoticeKind.Assigned && n.MadeAt == acceptedAt).Select(n => (Guid?)n.Id).FirstOrDefaultAsync(ct);

    private static IQueryable<OutboxMessage> Untried(this ReplyFlowDb db, Guid notice) => db.Outbox.Where(m => m.NoticeId == notice
        && m.Status == MessageStatus.Queued && m.Attempts == 0 && m.LeasedUntil == null && !db.DeliveryEvidence.Any(e => e.MessageId == m.Id));

    /// <summary>Queues it, where that is wanted and was not done since the case was given to the bureau.</summary>
    internal static async Task SendAsync(Unit unit, Case c, CancellationToken ct)
    {
        if (await unit.Db.Settings.ReadAsync(SettingName, ct) is null
            || await unit.Db.Notices.AnyAsync(
                n => n.CaseId == c.Id && n.Kind == NoticeKind.Assigned && n.BureauId == c.LeadBureauId && n.On >= c.AssignedOn
                && unit.Db.Outbox.Any(m => m.NoticeId == n.Id), ct))
            return;
        var (suggestion, bureau) = (c.Suggestion!, c.LeadBureau!);
        var by = c.Due.On is { } due ? $"，将在{DayText.Long(due, c.Due.Provisional)}前书面答复您" : "";
        var words = $"已交由{bureau.Name}主办。{bureau.Name}已经签收{by}。办理中会与您联系，听取您的意见。";
        var letter = await NoticeLetters.WriteAsync(unit.Db, c, unit.Today, "", $"关于{suggestion.Session!.Name}第{suggestion.Number}号建议承办情况的告知",
            $"您提出的《{suggestion.Title}》（第{suggestion.Number}号）{words}", [.. LetterComposer.Deputies(c).Select(d => $"{d}代表")], ct);
        await NoticeDelivery.SendAsync(unit, c, NoticeKind.Assigned, letter, null, null, words, ct);
    }
}

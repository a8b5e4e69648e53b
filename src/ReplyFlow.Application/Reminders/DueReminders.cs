using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Reminders;

/// <summary>Which reminders a day owes, by the ladder's rule alone.</summary>
internal static class DueReminders
{
    /// <summary>Reads the open items and what was sent for them: two queries, however many items there are.</summary>
    /// <param name="db">The database.</param>
    /// <param name="settings">The ladders.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="only">Only these items; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<(OpenItem Item, Reminder Reminder)>> FindAsync(
        ReplyFlowDb db, ReminderSettings settings, WorkingCalendar calendar, DateOnly today, IReadOnlyCollection<Guid>? only, CancellationToken ct)
    {
        var rungs = new Dictionary<(ReminderLadder, DateOnly), Reminder?>();
        var candidates = (await OpenItem.ListAsync(db, only, ct))
            .Where(i => i.DueOn is not null)
            .Select(i => (Item: i, Rung: LastRung(settings.LadderFor(i.Step), i.DueOn!.Value)))
            .Where(c => c.Rung is not null && c.Rung.ScheduledFor > c.Item.OpenedOn)
            .ToList();
        if (candidates.Count == 0)
            return [];
        var sent = await SentAsync(db, only, candidates.Min(c => c.Rung!.ScheduledFor), ct);
        var due = new List<(OpenItem, Reminder)>();
        foreach (var (item, rung) in candidates)
        {
            var before = sent[item.Id].ToList();
            if (before.Exists(s => s.Key == rung!.Key))
                continue;
            if (settings.LadderFor(item.Step).Today(item.OpenedOn, item.DueOn, today, calendar, before) is { } reminder)
                due.Add((item, reminder));
        }
        return due;

        // Hundreds of items share a due date, and only the last rung can be sent.
        Reminder? LastRung(ReminderLadder ladder, DateOnly day)
        {
            if (!rungs.TryGetValue((ladder, day), out var rung))
                rungs.Add((ladder, day), rung = ladder.Rungs(day, today, calendar).LastOrDefault());
            return rung;
        }
    }

    /// <summary>
    /// What was sent for open items. Of all of them only what was sent since the earliest rung that could be due today: a
    /// rung is never sent before its day. For single items everything, because a calendar may have moved a rung since.
    /// </summary>
    private static async Task<ILookup<Guid, SentReminder>> SentAsync(ReplyFlowDb db, IReadOnlyCollection<Guid>? only, DateOnly since, CancellationToken ct)
    {
        var reminders = only is null
            ? from r in db.Reminders
              join w in db.WorkItems on r.WorkItemId equals w.Id
              where w.Status == WorkItemStatus.Open && r.SentOn >= since
              select r
            : db.Reminders.Where(r => only.Contains(r.WorkItemId));
        var rows = await reminders.Select(r => new { r.WorkItemId, r.Key, r.SentOn }).ToListAsync(ct);
        return rows.ToLookup(r => r.WorkItemId, r => new SentReminder(r.Key, r.SentOn));
    }
}

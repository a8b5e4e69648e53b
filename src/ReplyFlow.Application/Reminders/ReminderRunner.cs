using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

/// <summary>
/// Gives today's reminders of all open work items and the morning's digests. May be run at any time, as often as one likes and
/// by several processes: what a day owes is computed from what stands in the database, and given under a lock that is checked again.
/// </summary>
public sealed class ReminderRunner(UnitRunner units, ReplyFlowDb db, ReminderQueries queries, CaseDeadlines deadlines, DigestWriter digests,
    DeputyReminders deputies, TimeProvider time, ILogger<ReminderRunner> log)
{
    private const int BatchSize = 25;
    private const int Attempts = 3;

    /// <summary>Gives what is due now; nothing on a day off or before the hour set.</summary>
    /// <param name="ct">Stops between two batches; what was given stays given.</param>
    public async Task<ReminderRun> RunAsync(CancellationToken ct)
    {
        var (calendar, now) = (deadlines.Calendar, time.GetUtcNow());
        var today = BeijingTime.DateOf(now);
        if (!calendar.IsWorkingDay(today))
            return ReminderRun.None;
        var settings = await queries.SettingsAsync(ct);
        if (now.ToOffset(BeijingTime.Offset).Hour < settings.Hour)
            return ReminderRun.None;
        var given = 0;
        var batches = (await queries.DueAsync(settings, calendar, today, null, ct)).OrderBy(d => d.Item.CaseId).Chunk(BatchSize).ToList();
        // Processes that start at the same time begin at different places, and share a large morning.
        var start = Random.Shared.Next(Math.Max(1, batches.Count));
        foreach (var batch in batches.Skip(start).Concat(batches.Take(start)))
            given += await OnceAsync(unit => GiveAsync(unit, [.. batch.Select(b => b.Item)], settings, calendar, today, ct), ct);
        foreach (var batch in (await queries.DueToDeputiesAsync(settings, calendar, today, null, ct)).OrderBy(d => d.Item.CaseId).Chunk(BatchSize))
            given += await OnceAsync(unit => deputies.GiveAsync(unit, [.. batch.Select(b => b.Item)], settings, calendar, today, ct), ct);
        var (written, messages) = (0, 0);
        foreach (var people in (await queries.WaitingAsync(today, ct)).Chunk(BatchSize))
        {
            var made = await OnceAsync(unit => digests.WriteAsync(unit, people, settings, calendar, today, ct), ct);
            (written, messages) = (written + made.Digests, messages + made.Messages);
        }
        return new ReminderRun(given, written, messages);
    }

    /// <summary>Runs a batch; where another process was faster with a row of it, looks again at what is left to do.</summary>
    private async Task<T> OnceAsync<T>(Func<Unit, Task<T>> batch, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await units.RunAsync(null, batch, ct);
            }
            catch (Exception e) when (attempt < Attempts && db.IsDuplicate(e))
            {
                log.LogDebug("Another process gave a reminder of this batch first");
            }
    }

    private async Task<int> GiveAsync(
        Unit unit, IReadOnlyList<OpenItem> batch, ReminderSettings settings, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        if (!await GivenReminders.BeginAsync(unit, batch, today, ct))
            return 0;
        var due = await queries.DueAsync(settings, calendar, today, [.. batch.Select(i => i.Id)], ct);
        if (due.Count == 0)
            return 0;
        var staff = await queries.StaffAsync(
            [.. due.Select(d => d.Item.BureauId).Distinct()], [.. due.Select(d => d.Item.SupervisorId).OfType<Guid>().Distinct()], today, ct);
        var items = await queries.WithAuthorsAsync([.. due.Select(d => d.Item)], ct);
        foreach (var (item, reminder) in items.Zip(due.Select(d => d.Reminder)))
            Give(unit, item, reminder, staff.Recipients(item, reminder), calendar, today);
        return due.Count;
    }

    private static void Give(Unit unit, OpenItem item, Reminder reminder, IReadOnlyList<StaffMember> recipients, WorkingCalendar calendar, DateOnly today)
    {
        var notice = GivenReminders.Keep(unit, item, reminder, today);
        foreach (var person in recipients)
            unit.Db.ReminderRecipients.Add(new ReminderRecipient { ReminderId = notice.Id, PersonId = person.Id });
        var names = recipients.Count == 0 ? "没有在用的账号可提醒，请系统管理员处理" : $"已提醒{string.Join("、", recipients.Select(p => p.Name))}";
        unit.Record(
            new ReminderGiven(item.Id, notice.Id, notice.Key, notice.Audience, [.. recipients.Select(p => p.Id)]), item.CaseId,
            $"{item.Title}：期限{DayText.Long(reminder.Due)}（{DayText.Left(reminder.Due, today, calendar)}），{names}", bySystem: true);
    }
}

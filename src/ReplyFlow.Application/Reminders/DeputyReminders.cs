using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

/// <summary>
/// Mails deputies who have not answered, on the days set before their last one. Who is silent after that stays 未反馈; nobody is taken
/// for content.
/// </summary>
public sealed class DeputyReminders(ReminderQueries queries)
{
    /// <summary>Gives what a batch of items owes: each rung once, however many processes run.</summary>
    /// <returns>How many mails.</returns>
    internal async Task<int> GiveAsync(
        Unit unit, IReadOnlyList<OpenItem> batch, ReminderSettings settings, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        if (!await GivenReminders.BeginAsync(unit, batch, today, ct))
            return 0;
        var given = 0;
        foreach (var (item, reminder) in await queries.DueToDeputiesAsync(settings, calendar, today, [.. batch.Select(i => i.Id)], ct))
            if (await ReachedAsync(unit, item, ct) is { } deputy)
            {
                await GiveAsync(unit, item, reminder, deputy, today, ct);
                given++;
            }
        return given;
    }

    /// <summary>The deputy of an item, where mail reaches them: the letter arrived, and nothing speaks against the register's address.</summary>
    private static async Task<Deputy?> ReachedAsync(Unit unit, OpenItem item, CancellationToken ct)
    {
        if (!Guid.TryParse(item.Participant, out var id))
            return null;
        var deputy = await unit.Db.Deputies.AsNoTracking().FirstAsync(d => d.Id == id, ct);
        if (deputy.EmailDoubtedAt is not null || MailAddresses.Problem(deputy.Email) is not null)
            return null;
        var brought = await unit.Db.Outbox.AsNoTracking()
            .Where(m => m.CaseId == item.CaseId && m.DeputyId == id && m.LetterId != null && m.AttachmentName != "")
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        return brought is { Status: MessageStatus.Sent or MessageStatus.Offline } ? deputy : null;
    }

    private static async Task GiveAsync(Unit unit, OpenItem item, Reminder reminder, Deputy deputy, DateOnly today, CancellationToken ct)
    {
        var c = await unit.Db.LoadCaseAsync(item.CaseId, ct);
        var letter = (await unit.Db.NewestLettersAsync(item.CaseId, ct))[deputy.Id];
        var message = new OutboxMessage
        {
            CaseId = c.Id,
            BureauId = item.BureauId,
            LetterId = letter.Id,
            RecipientKind = RecipientKind.Deputy,
            DeputyId = deputy.Id,
            RecipientName = DeputyMail.Name(deputy.Name),
            Address = deputy.Email,
            Subject = $"请您答复：{letter.Title}（{letter.Number}）",
            Body = DeputyMail.Words(
                c, deputy.Name, $"的复函（{letter.Number}）已经发给您，还没有收到您的答复，请您抽空答复。您已经答复的，请不用理会这封邮件。", today),
            NextAttemptAt = unit.Now,
            CreatedAt = unit.Now,
        };
        var notice = GivenReminders.Keep(unit, item, reminder, today);
        unit.Db.Outbox.Add(message);
        unit.Record(
            new ReminderGiven(item.Id, notice.Id, notice.Key, notice.Audience, []), c.Id,
            $"{deputy.Name}代表还没有答复（期限{DayText.Long(reminder.Due)}），发邮件提醒", bySystem: true);
    }
}

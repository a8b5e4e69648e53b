using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Reminders;

/// <summary>Reads what reminding needs to know: what is open, what was sent, who is there.</summary>
public sealed class ReminderQueries(ReplyFlowDb db)
{
    /// <summary>The settings in force: the defaults where nothing was saved.</summary>
    public async Task<ReminderSettings> SettingsAsync(CancellationToken ct) =>
        await db.Settings.ReadAsync<ReminderSettings>(ReminderSettings.SettingName, ct) ?? new();

    /// <summary>The open items, or those of the given ones that are still open.</summary>
    internal Task<List<OpenItem>> OpenItemsAsync(IReadOnlyCollection<Guid>? only, CancellationToken ct, string? kind = null)
    {
        var items = db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open);
        if (only is not null)
            items = items.Where(w => only.Contains(w.Id));
        if (kind is not null)
            items = items.Where(w => w.Kind == kind);
        return DueItem.Of(items).Select(d => new OpenItem
        {
            Id = d.Item.Id,
            CaseId = d.Item.CaseId,
            Step = d.Item.Step,
            Title = d.Item.Title,
            Kind = d.Item.Kind,
            Participant = d.Item.Participant,
            BureauId = d.Item.BureauId,
            Role = d.Item.Role,
            DivisionId = d.Item.DivisionId,
            AssigneeId = d.Item.AssigneeId,
            OpenedAt = d.Item.OpenedAt,
            DueOn = d.Due,
            DueProvisional = d.Provisional,
            SupervisorId = d.Item.Case!.IsKey ? d.Item.Case.KeySupervisorId : null,
        }).ToListAsync(ct);
    }

    /// <summary>The items with those who wrote what they judge.</summary>
    internal async Task<IReadOnlyList<OpenItem>> WithAuthorsAsync(IReadOnlyCollection<OpenItem> items, CancellationToken ct)
    {
        var authors = await db.AuthorsOfAsync([.. items.Where(i => Authorship.Matters(i.Kind)).Select(i => i.CaseId)], ct);
        return [.. items.Select(i => Authorship.Matters(i.Kind) ? i with { Authors = [.. authors[i.CaseId]] } : i)];
    }

    /// <summary>
    /// Which reminders a day owes, by the ladder's rule alone, from the open items and what was sent for them: two queries, however many
    /// items there are.
    /// </summary>
    /// <param name="settings">The ladders.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="only">Only these items; null for all.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<IReadOnlyList<(OpenItem Item, Reminder Reminder)>> DueAsync(
        ReminderSettings settings, WorkingCalendar calendar, DateOnly today, IReadOnlyCollection<Guid>? only, CancellationToken ct) =>
        await DueAsync(await OpenItemsAsync(only, ct), i => settings.LadderFor(i.Step), toDeputies: false, calendar, today, only, ct);

    /// <summary>Which reminders a day owes to deputies who have not answered.</summary>
    /// <inheritdoc cref="DueAsync(ReminderSettings, WorkingCalendar, DateOnly, IReadOnlyCollection{Guid}?, CancellationToken)" path="/param" />
    internal async Task<IReadOnlyList<(OpenItem Item, Reminder Reminder)>> DueToDeputiesAsync(
        ReminderSettings settings, WorkingCalendar calendar, DateOnly today, IReadOnlyCollection<Guid>? only, CancellationToken ct)
    {
        if (settings.Deputies.Count == 0)
            return [];
        var ladder = new ReminderLadder(settings.Deputies, OnDueDay: false, EveryAfter: 0, HeadTimes: 0);
        var due = await DueAsync(await OpenItemsAsync(only, ct, StepKinds.Feedback), _ => ladder, toDeputies: true, calendar, today, only, ct);
        return [.. due.Select(d => (d.Item, d.Reminder with { Audience = ReminderAudience.Deputy }))];
    }

    private async Task<IReadOnlyList<(OpenItem Item, Reminder Reminder)>> DueAsync(
        IReadOnlyList<OpenItem> items, Func<OpenItem, ReminderLadder> ladderFor, bool toDeputies, WorkingCalendar calendar, DateOnly today,
        IReadOnlyCollection<Guid>? only, CancellationToken ct)
    {
        var rungs = new Dictionary<(ReminderLadder, DateOnly), Reminder?>();
        var candidates = items
            .Where(i => i.DueOn is not null)
            .Select(i => (Item: i, Rung: LastRung(ladderFor(i), i.DueOn!.Value)))
            .Where(c => c.Rung is not null && c.Rung.ScheduledFor > c.Item.OpenedOn)
            .ToList();
        if (candidates.Count == 0)
            return [];
        var sent = await SentAsync(only, toDeputies, candidates.Min(c => c.Rung!.ScheduledFor), ct);
        var due = new List<(OpenItem, Reminder)>();
        foreach (var (item, rung) in candidates)
        {
            var before = sent[item.Id].ToList();
            if (before.Exists(s => s.Key == rung!.Key))
                continue;
            if (ladderFor(item).Today(item.OpenedOn, item.DueOn, today, calendar, before) is { } reminder)
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

    /// <summary>People with reminders they were not told of, and who had no digest today.</summary>
    internal Task<List<Guid>> WaitingAsync(DateOnly today, CancellationToken ct) => db.ReminderRecipients
        .Where(r => r.DigestId == null && !db.ReminderDigests.Any(d => d.PersonId == r.PersonId && d.Day == today))
        .Select(r => r.PersonId).Distinct().OrderBy(p => p).ToListAsync(ct);

    /// <summary>The lines of some people's digests, the most pressing first.</summary>
    internal Task<List<DigestLine>> DigestLinesAsync(IReadOnlyCollection<Guid> people, CancellationToken ct) => (
        from r in db.ReminderRecipients.AsNoTracking()
        where r.DigestId == null && people.Contains(r.PersonId)
        join n in db.Reminders on r.ReminderId equals n.Id
        join c in db.Cases on n.CaseId equals c.Id
        orderby n.DueOn, c.Suggestion!.NumberValue, n.SentAt, n.Id
        select new DigestLine
        {
            PersonId = r.PersonId,
            DueOn = n.DueOn,
            WorkItemId = n.WorkItemId,
            CaseId = n.CaseId,
            Number = c.Suggestion!.Number,
            Title = c.Suggestion.Title,
        }).ToListAsync(ct);

    /// <summary>The active people of the bureaus, and the further ones named.</summary>
    internal async Task<Staff> StaffAsync(IReadOnlyCollection<Guid> bureaus, IReadOnlyCollection<Guid> others, DateOnly today, CancellationToken ct)
    {
        var people = await db.Users.AsNoTracking().Where(u => u.IsActive && (bureaus.Contains(u.BureauId) || others.Contains(u.Id)))
            .Select(u => new { u.Id, u.DisplayName, u.BureauId, u.DivisionId, u.Email }).ToListAsync(ct);
        var roles = (await (
            from ur in db.UserRoles
            join r in db.Roles on ur.RoleId equals r.Id
            join u in db.Users on ur.UserId equals u.Id
            where u.IsActive && bureaus.Contains(u.BureauId)
            select new { u.Id, r.Name }).ToListAsync(ct)).ToLookup(r => r.Id, r => r.Name!);
        var substitutions = await db.Substitutions.AsNoTracking().Where(s => s.EndedAt == null && s.From <= today && s.To >= today).ToListAsync(ct);
        return new Staff(
            people.Select(p => new StaffMember(p.Id, p.DisplayName, p.BureauId, p.DivisionId, p.Email ?? "", [.. roles[p.Id]])),
            new SubstitutionBook(substitutions.Select(s => s.ToSubstitution())), today);
    }

    /// <summary>
    /// What was sent for open items. Of all of them only what was sent since the earliest rung that could be due today: a
    /// rung is never sent before its day. For single items everything, because a calendar may have moved a rung since.
    /// </summary>
    private async Task<ILookup<Guid, SentReminder>> SentAsync(IReadOnlyCollection<Guid>? only, bool toDeputies, DateOnly since, CancellationToken ct)
    {
        var reminders = only is null
            ? from r in db.Reminders
              join w in db.WorkItems on r.WorkItemId equals w.Id
              where w.Status == WorkItemStatus.Open && r.SentOn >= since
              select r
            : db.Reminders.Where(r => only.Contains(r.WorkItemId));
        var rows = await reminders.Where(r => (r.Audience == ReminderAudience.Deputy) == toDeputies)
            .Select(r => new { r.WorkItemId, r.Key, r.SentOn }).ToListAsync(ct);
        var prefix = toDeputies ? Reminder.DeputyKey.Length : 0;
        return rows.ToLookup(r => r.WorkItemId, r => new SentReminder(r.Key[prefix..], r.SentOn));
    }
}

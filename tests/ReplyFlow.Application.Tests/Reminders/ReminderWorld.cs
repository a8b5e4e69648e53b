using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Tests.Reminders;

/// <summary>Short ways to step the clock over mornings and to read what was given.</summary>
internal static class ReminderWorld
{
    public static DateTimeOffset At(DateOnly day, int hour = 9, int minute = 0) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), BeijingTime.Offset).ToUniversalTime();

    public static Task<ReminderRun> Remind(this World world, DateOnly day, int hour = 9)
    {
        world.Clock.Now = At(day, hour);
        return world.Remind();
    }

    public static Task<ReminderRun> Remind(this World world) => world.InScope(s => s.GetRequiredService<ReminderRunner>().RunAsync(default));

    /// <summary>Every reminder with the user names it went to, in the order of giving.</summary>
    public static async Task<IReadOnlyList<(ReminderNotice Notice, string To)>> Given(this World world)
    {
        await using var db = world.Open();
        var notices = await db.Reminders.AsNoTracking().OrderBy(r => r.SentAt).ThenBy(r => r.Id).ToListAsync();
        var people = (await (from r in db.ReminderRecipients
                             join u in db.Users on r.PersonId equals u.Id
                             orderby u.UserName
                             select new { r.ReminderId, u.UserName }).ToListAsync()).ToLookup(r => r.ReminderId, r => r.UserName);
        return [.. notices.Select(n => (n, string.Join(" ", people[n.Id])))];
    }

    public static async Task Address(this World world, params string[] users)
    {
        await using var db = world.Open();
        foreach (var user in users)
            await db.Users.Where(u => u.UserName == user).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, $"{user}@staff.invalid"));
    }

    public static async Task Set(this World world, ReminderSettings settings)
    {
        await using var db = world.Open();
        await db.Settings.Where(s => s.Name == ReminderSettings.SettingName).ExecuteDeleteAsync();
        db.Settings.Add(new Setting { Name = ReminderSettings.SettingName, Value = settings.ToJson() });
        await db.SaveChangesAsync();
    }

    public static async Task Substitute(this World world, string principal, string substitute, DateOnly from, DateOnly to, params string[] steps)
    {
        var (p, s) = (await world.Actor(principal), await world.Actor(substitute));
        await using var db = world.Open();
        db.Substitutions.Add(new SubstitutionEntry { PrincipalId = p.UserId, SubstituteId = s.UserId, From = from, To = to, Steps = [.. steps], EnteredBy = p.Name, EnteredAt = world.Clock.Now });
        await db.SaveChangesAsync();
    }

    /// <summary>Gives the open item of a step another due date, as an extension or a new calendar does.</summary>
    public static async Task Due(this World world, Guid caseId, string step, DateOnly due)
    {
        await using var db = world.Open();
        await db.WorkItems.Where(w => w.CaseId == caseId && w.Step == step && w.Status == WorkItemStatus.Open)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.Due.On, due));
    }
}

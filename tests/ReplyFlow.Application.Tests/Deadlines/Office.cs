using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Tests.Deadlines;

/// <summary>What the administrator does with calendar and rules, in short.</summary>
internal static class Office
{
    /// <summary>An invented notice for 2027: New Year, a spring week, one make-up Sunday.</summary>
    public static readonly CalendarYear Year2027 = new(
        2027, ["https://example.invalid/2027"],
        [new(2027, 1, 1), new(2027, 1, 4), .. Enumerable.Range(5, 8).Select(d => new DateOnly(2027, 2, d))], [new(2027, 1, 31)]);

    public static CalendarYear Shipped(int year) => WorkingCalendar.Shipped.Years.Single(y => y.Year == year);

    public static Task<CalendarPreview> Preview(this World world, CalendarInput change) =>
        world.InScope(s => s.GetRequiredService<SaveCalendar>().PreviewAsync(change, default));

    public static async Task<CalendarSaved> Save(this World world, CalendarInput change, string? token = null, string user = "admin")
    {
        token ??= (await world.Preview(change)).Base;
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<SaveCalendar>().RunAsync(actor, change, token, default));
    }

    public static Task<CalendarSaved> Save(this World world, params CalendarYear[] years) => world.Save(new CalendarInput(years));

    public static async Task Rules(this World world, RuleScope scope, string json, string seen = "{}", string user = "admin")
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<SaveDeadlineRules>().RunAsync(actor, scope, DeadlineOverridesFile.Parse(json), DeadlineOverridesFile.Parse(seen), default);
            return true;
        });
    }

    public static async Task Extend(this World world, Guid id, DateOnly until, string reason = "需要实地调研。")
    {
        var actor = await world.Actor("office");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestExtension>().RunAsync(actor, id, until, reason, default);
            return true;
        });
    }

    public static async Task<Guid> SessionId(this World world)
    {
        await using var db = world.Open();
        return await db.Sessions.Where(s => s.Name == World.Session).Select(s => s.Id).SingleAsync();
    }
}

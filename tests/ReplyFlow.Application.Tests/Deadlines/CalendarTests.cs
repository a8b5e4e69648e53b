using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deadlines;

public sealed class CalendarTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Loading_the_next_year_makes_provisional_dates_final_and_says_which(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        world.Clock.Now = new DateTimeOffset(2026, 12, 22, 2, 0, 0, TimeSpan.Zero);
        var id = await world.CaseAt("accept");
        await using var db = world.Open();
        var before = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        Assert.Equal((new DateOnly(2027, 3, 22), true), (before.Due.On, before.Due.Provisional));
        Assert.Contains("2027 年放假安排未载入，暂定", before.Due.Derivation);
        var step = await world.Open(id, "accept");
        Assert.Equal((new DateOnly(2027, 1, 6), true), (step.Due.On, step.Due.Provisional));

        var preview = await world.Preview(new CalendarInput([Office.Year2027]));
        Assert.Equal([2027], preview.Diff.Added);
        Assert.Equal(["办复期限", "“签收”"], preview.Moves.Select(m => m.What));
        Assert.Equal(before.Due.On, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id)).Due.On);
        Assert.False(await db.Settings.AnyAsync(s => s.Name == "calendar"));

        var saved = await world.Save(Office.Year2027);
        Assert.Equal((2, 1), (saved.Moves, saved.Cases));
        var after = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        Assert.Equal((before.Due.On, false, "交办 2026-12-22，3 个月 → 2027-03-22"), (after.Due.On, after.Due.Provisional, after.Due.Derivation));
        step = await world.Open(id, "accept");
        Assert.Equal((new DateOnly(2027, 1, 7), false), (step.Due.On, step.Due.Provisional));
        Assert.Equal("交办 2026-12-22，10 个工作日 → 2027-01-07；其间放假 2027-01-01、2027-01-04", step.Due.Derivation);
        var lead = await db.Assignments.AsNoTracking().SingleAsync(a => a.CaseId == id);
        Assert.Equal((after.Due.On, false), (lead.Due.On, lead.Due.Provisional));

        var told = await db.Audit.Where(a => a.Seq >= saved.Seq && a.Seq <= saved.Seq + saved.Cases).OrderBy(a => a.Seq).ToListAsync();
        Assert.Equal([AuditFact.KindOf<CalendarChanged>(), AuditFact.KindOf<DueDatesRecounted>()], told.Select(a => a.Kind));
        Assert.Equal(("示例管理员", (Guid?)null), (told[0].ActorName, told[0].CaseId));
        Assert.Equal(id, told[1].CaseId);
        Assert.Contains("由2027年1月6日（暂定）改为2027年1月7日", told[1].Summary);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_day_off_more_moves_steps_opinions_and_timers_but_nothing_that_is_over(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var feedback = await world.CaseAt("feedback", "0001");
        var late = await world.CaseAt("accept", "0002");
        world.Clock.Now = world.Clock.Now.AddDays(20);
        var running = await world.Register(World.Suggestion("0003"));
        await world.Decide(running, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await using var db = world.Open();
        var timer = await db.Timers.AsNoTracking().SingleAsync(t => t.CaseId == feedback);
        var (item, missed) = (await world.Open(feedback, "feedback"), await world.Open(late, "accept"));
        Assert.Equal((new DateOnly(2026, 5, 20), new DateOnly(2026, 5, 7)), (item.Due.On, missed.Due.On));

        var year = Office.Shipped(2026);
        await world.Save(year with { Off = [.. year.Off, new(2026, 5, 18)] });

        Assert.Equal(new DateOnly(2026, 5, 21), (await world.Open(feedback, "feedback")).Due.On);
        Assert.Equal(timer.DueAt.AddDays(1), (await db.Timers.AsNoTracking().SingleAsync(t => t.CaseId == feedback)).DueAt);
        Assert.Equal(missed.Due.On, (await world.Open(late, "accept")).Due.On);
        Assert.Equal((new DateOnly(2026, 5, 25), "交办 2026-05-10，10 个工作日 → 2026-05-25；其间放假 2026-05-18"), ((await world.Open(running, "accept")).Due.On, (await world.Open(running, "accept")).Due.Derivation));
        Assert.Equal(new DateOnly(2026, 8, 10), (await db.Cases.SingleAsync(c => c.Id == running)).Due.On);
        Assert.Equal(new DateOnly(2026, 6, 10), (await db.Assignments.SingleAsync(a => a.CaseId == running && a.Role == AssignmentRole.CoHandling)).Due.On);
        Assert.DoesNotContain(await db.Audit.Where(a => a.Kind == AuditFact.KindOf<DueDatesRecounted>()).Select(a => a.CaseId).ToListAsync(), i => i == late);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dates_are_counted_again_by_the_rule_they_were_made_with(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Rules(RuleScope.City, "{\"reply\":\"20wd\",\"object\":\"5wd\"}");
        var id = await world.CaseAt("draft");
        await world.Rules(RuleScope.City, "{\"reply\":\"2m\"}", "{\"reply\":\"20wd\",\"object\":\"5wd\"}");
        var year = Office.Shipped(2026);

        await world.Save(year with { Off = [.. year.Off, new(2026, 4, 22)] });

        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((new DateOnly(2026, 5, 21), "交办@2026-04-20+20wd"), (c.Due.On, c.Due.Rule));
        Assert.StartsWith("交办 2026-04-20，20 个工作日 → 2026-05-21", c.Due.Derivation);
        // The step rests on the case's date and moves with it.
        var step = await world.Open(id, "draft");
        Assert.Equal(("case:due-20wd", new DateOnly(2026, 4, 20)), (step.Due.Rule, step.Due.On));
        Assert.Contains("提前 20 个工作日 → 2026-04-20", step.Due.Derivation);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_extended_date_stands_where_it_was_approved(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Extend(id, new DateOnly(2026, 9, 1));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        var before = await world.Open(id, "draft");
        var year = Office.Shipped(2026);

        await world.Save(year with { Off = [.. year.Off, new(2026, 8, 31), new(2026, 9, 1)] });

        await using var db = world.Open();
        Assert.Equal(new DateOnly(2026, 9, 1), (await db.Cases.SingleAsync(c => c.Id == id)).Due.On);
        Assert.Equal(new DateOnly(2026, 9, 1), (await db.Assignments.SingleAsync(a => a.CaseId == id)).Due.On);
        Assert.Equal(new DateOnly(2026, 8, 4), before.Due.On);
        Assert.Equal(new DateOnly(2026, 8, 3), (await world.Open(id, "draft")).Due.On);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Another_process_sees_the_change_at_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var other = new DeadlineStore();
        await using var db = world.Open();
        Assert.Same(other.Read(db), await other.ReadAsync(db, default));
        Assert.False(other.Read(db).Calendar.IsLoaded(2027));

        await world.Save(Office.Year2027);

        Assert.True((await other.ReadAsync(db, default)).Calendar.IsLoaded(2027));
        Assert.Same(other.Read(db), other.Read(db));
        await world.Save(new CalendarInput([], 2027));
        Assert.False(other.Read(db).Calendar.IsLoaded(2027));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_who_change_the_calendar_at_the_same_time_one_is_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var token = (await world.Preview(new CalendarInput([Office.Year2027]))).Base;
        await world.Save(Office.Year2027);
        var year = Office.Shipped(2026);
        var second = new CalendarInput([year with { Off = [.. year.Off, new(2026, 8, 31)] }]);

        Assert.Contains("别人刚刚修改", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Save(second, token))).Message);
        await using var db = world.Open();
        var stored = await new DeadlineQueries(db).StoredYearsAsync(default);
        Assert.Equal([2027], stored.Select(y => y.Year));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_year_that_dates_rest_on_can_be_given_up_and_they_become_provisional(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        world.Clock.Now = new DateTimeOffset(2026, 12, 22, 2, 0, 0, TimeSpan.Zero);
        await world.Save(Office.Year2027);
        var id = await world.CaseAt("accept");
        var preview = await world.Preview(new CalendarInput([], 2027));

        Assert.Equal([2027], preview.Diff.Removed);
        Assert.Equal(2, preview.Moves.Count);
        Assert.All(preview.Moves, m => Assert.Equal((false, true), (m.WasProvisional, m.IsProvisional)));
        await world.Save(new CalendarInput([], 2027));
        await using var db = world.Open();
        Assert.True((await db.Cases.SingleAsync(c => c.Id == id)).Due.Provisional);
        await Assert.ThrowsAsync<InvalidInputException>(() => world.Save(new CalendarInput([], 2026)));
    }

    [Fact]
    public async Task Unusable_years_and_strangers_are_refused_by_name()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var wrong = Office.Year2027 with { Work = [new(2027, 1, 4)] };
        Assert.Contains("2027.work[0]", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Preview(new CalendarInput([wrong])))).Message);
        var empty = Office.Year2027 with { Off = [], Work = [] };
        Assert.Contains("2027.off", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Preview(new CalendarInput([empty])))).Message);
        var twice = Office.Year2027 with { Off = [new(2026, 12, 31), new(2026, 12, 25)], Work = [] };
        var clash = Office.Shipped(2026) with { Off = [.. Office.Shipped(2026).Off, new(2026, 12, 25)] };
        Assert.Contains("2027.off[1]", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Preview(new CalendarInput([clash, twice])))).Message);
        await Assert.ThrowsAsync<NotAllowedException>(() => world.Save(new CalendarInput([Office.Year2027]), user: "dispatcher"));
        Assert.Contains("相同", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Save(Office.Shipped(2026)))).Message);
    }
}

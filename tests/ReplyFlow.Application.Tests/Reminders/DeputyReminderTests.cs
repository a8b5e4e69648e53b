using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Reminders;

/// <summary>Deputies who have not answered are reminded by mail on the days set, each once, and are never taken for content.</summary>
public sealed class DeputyReminderTests
{
    private static readonly AnswerInput Good = new(["满意", "满意"], "", false, true);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_silent_deputy_is_mailed_once_on_each_day_set_and_one_who_answered_is_not(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await Silent(world, "池示例");
        var due = await Due(world, id);
        await Answer(world, await Token(world, id, "池示例代表"));
        foreach (var day in Days(world, due))
            for (var again = 0; again < 2; again++)
                await world.Remind(day);
        var reminders = await Reminders(world, id);
        Assert.Equal(["祝示例代表", "祝示例代表"], reminders.Select(m => m.RecipientName));
        await using var db = world.Open();
        var notices = await db.Reminders.Where(r => r.Audience == ReminderAudience.Deputy).OrderBy(r => r.SentOn).ToListAsync();
        Assert.Equal([-10, -3], notices.Select(n => n.Offset));
        Assert.All(reminders, m => Assert.StartsWith("请您答复：", m.Subject));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Several_processes_at_the_same_moment_send_one(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await Silent(world);
        world.Clock.Now = ReminderWorld.At(Calendar(world).AddWorkingDays(await Due(world, id), -10));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Remind())));
        Assert.Single(await Reminders(world, id));
    }

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task A_process_that_is_killed_while_it_reminds_deputies_passes_over_none_and_reminds_none_twice(DatabaseKind kind)
    {
        const int deputies = 40;
        await using var world = await World.CreateAsync(kind);
        var id = await Silent(world, [.. Enumerable.Range(1, deputies - 1).Select(i => $"池示例{i:00}")]);
        var morning = ReminderWorld.At(Calendar(world).AddWorkingDays(await Due(world, id), -10));
        var seen = new List<int>();
        foreach (var killedAfter in new[] { 1, deputies / 4 + 1, deputies / 2 + 1 })
        {
            await using var node = await ReminderNode.StartAsync(world.Address);
            await node.BeginAsync(morning);
            for (var until = DateTime.UtcNow.AddSeconds(120); (await Reminders(world, id)).Count < killedAfter; await Task.Delay(2))
                Assert.True(DateTime.UtcNow < until, "waited in vain");
            await node.KillAsync();
            seen.Add((await Reminders(world, id)).Count);
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"killed with {string.Join(", ", seen)} reminders given");
        await using (var last = await ReminderNode.StartAsync(world.Address))
        {
            await last.RunAsync(morning);
            Assert.Equal("", await last.EndAsync());
        }
        var reminders = await Reminders(world, id);
        Assert.Equal((deputies, deputies), (reminders.Count, reminders.Select(m => m.DeputyId).Distinct().Count()));
        await using var db = world.Open();
        Assert.Equal(deputies, await db.Reminders.CountAsync(r => r.Audience == ReminderAudience.Deputy));
        Assert.Equal(deputies, await db.Audit.CountAsync(a => a.Kind == "ReminderGiven" && a.Summary.Contains("代表还没有答复")));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_reminder_carries_a_link_that_works_beside_the_first_and_the_form_and_stands_on_the_ladder()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await Silent(world);
        var first = await Token(world, id, "祝示例代表");
        await world.Remind(Calendar(world).AddWorkingDays(await Due(world, id), -10));
        var reminder = Assert.Single(await Reminders(world, id));
        var enclosed = await world.InScope(s => s.GetRequiredService<MailEnclosure>().MakeAsync(reminder, default));
        var second = enclosed!.Body.Split('\n').Single(l => l.StartsWith("https://reply.example/d/", StringComparison.Ordinal))["https://reply.example/d/".Length..];
        Assert.EndsWith("征询意见表.pdf", Assert.Single(enclosed.Files).FileName);
        Assert.DoesNotContain("复函在附件里", enclosed.Body);
        Assert.NotEqual(first, second);
        await Page(world, first);
        await Page(world, second);
        await using (var db = world.Open())
            await db.Outbox.Where(m => m.Id == reminder.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MessageStatus.Sent).SetProperty(m => m.SentAt, world.Clock.Now));
        var actor = await world.Actor("office");
        var row = Assert.Single(await world.InScope(s => s.GetRequiredService<DeliveryQueries>().ForLetterAsync(actor, reminder.LetterId!.Value, default)),
            r => r.Kind == RecipientKind.Deputy);
        Assert.NotEqual(reminder.Id, row.MessageId);
        Assert.Single(row.Ladder.Reminded);
        Assert.Equal(0, row.Earlier);
        await Answer(world, second);
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData("doubted")]
    [InlineData("none")]
    [InlineData("parked")]
    public async Task Nobody_is_reminded_at_an_address_that_is_in_doubt_or_where_the_letter_never_arrived(string why)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await Silent(world);
        await using (var db = world.Open())
        {
            var deputy = await db.Deputies.SingleAsync(d => d.Name == "祝示例");
            if (why == "doubted")
                deputy.Doubt(deputy.Email, world.Clock.Now);
            else if (why == "none")
                deputy.Email = "";
            else
                await db.Outbox.Where(m => m.CaseId == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MessageStatus.Parked));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var due = await Due(world, id);
        foreach (var day in Days(world, due))
            await world.Remind(day);
        Assert.Empty(await Reminders(world, id));
    }

    [Fact]
    public async Task With_no_days_set_no_deputy_is_reminded_and_staff_are_as_before()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await Silent(world);
        await world.Set(new ReminderSettings { Deputies = [] });
        foreach (var day in Days(world, await Due(world, id)))
            await world.Remind(day);
        Assert.Empty(await Reminders(world, id));
        Assert.Equal([-10, -3, 0], (await world.Given()).Select(g => g.Notice.Offset));
    }

    [Fact]
    public async Task After_the_last_day_the_deputy_has_given_no_answer_and_no_more_mail_goes_out()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await Silent(world);
        var due = await Due(world, id);
        foreach (var day in Days(world, due))
            await world.Remind(day);
        world.Clock.Now = ReminderWorld.At(due.AddDays(1));
        await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default));
        await world.Remind(Calendar(world).AddWorkingDays(due, 3));
        Assert.Equal(2, (await Reminders(world, id)).Count);
        await using var db = world.Open();
        Assert.Empty(await db.Feedback.ToListAsync());
        var fact = (await new StatisticsQueries(db).FactsAsync(await world.Actor("liaison"), new(), default)).Single(f => f.Id == id);
        Assert.Equal([Satisfaction.NoAnswer], fact.Answers);
        Assert.Empty(fact.Given);
        Assert.Equal([WorkItemStatus.Cancelled], await db.WorkItems.Where(w => w.CaseId == id && w.Step == "feedback").Select(w => w.Status).ToListAsync());
    }

    /// <summary>A case whose deputies were sent the letter and are waited for.</summary>
    private static async Task<Guid> Silent(World world, params string[] coSigners)
    {
        var id = await world.Register(World.Suggestion("0391", false,
        [
            new ProposerInput("祝示例", "东湖区代表团", "a@demo.invalid"), .. coSigners.Select(n => new ProposerInput(n, "东湖区代表团", "b@demo.invalid")),
        ]));
        await world.WalkTo(id, "feedback");
        await using var db = world.Open();
        await db.Outbox.Where(m => m.CaseId == id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MessageStatus.Sent).SetProperty(m => m.SentAt, world.Clock.Now));
        return id;
    }

    private static IEnumerable<DateOnly> Days(World world, DateOnly due) => Enumerable.Range(-15, 16).Select(n => Calendar(world).AddWorkingDays(due, n));

    private static WorkingCalendar Calendar(World world) => world.InScope(s => Task.FromResult(s.GetRequiredService<CaseDeadlines>().Calendar)).Result;

    private static async Task<DateOnly> Due(World world, Guid caseId) => (await world.Open(caseId, "feedback")).Due.On!.Value;

    private static async Task<List<OutboxMessage>> Reminders(World world, Guid caseId)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().Where(m => m.CaseId == caseId && m.DeputyId != null && m.LetterId != null && m.AttachmentName == "").ToListAsync();
    }

    private static async Task<string> Token(World world, Guid caseId, string name)
    {
        await using var db = world.Open();
        var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == caseId && m.RecipientName == name && m.AttachmentName != "");
        await db.Outbox.Where(m => m.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MessageStatus.Queued));
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await db.Outbox.Where(m => m.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Status, MessageStatus.Sent));
        return token;
    }

    private static Task<PersonalPage> Page(World world, string token) =>
        world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(token, default));

    private static Task Answer(World world, string token) => world.InScope(async s =>
    {
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, Good, default);
        return true;
    });
}

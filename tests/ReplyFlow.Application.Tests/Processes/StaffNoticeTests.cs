using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Reminders;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>The step Notify: who is told, and who is not.</summary>
public sealed class StaffNoticeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_drafter_is_written_to_when_the_opinions_are_there(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await using var db = world.Open();
        await db.Users.Where(u => u.UserName == "drafter").ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "drafter@demo.invalid"));
        var id = await world.Register(World.Suggestion());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Empty(await db.Outbox.ToListAsync());
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意，配合办理。"));
        var mail = await db.Outbox.AsNoTracking().SingleAsync();
        Assert.Equal((RecipientKind.Staff, "钟示例", "drafter@demo.invalid", MessageStatus.Queued), (mail.RecipientKind, mail.RecipientName, mail.Address, mail.Status));
        Assert.Contains("第0390号建议《关于示例事项第0390项的建议》：会办单位的意见已经收齐", mail.Body);
        Assert.Equal(["会办意见已齐：已发邮件通知钟示例"], await NotesAsync(db, id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_opinion_that_comes_after_the_draft_is_told_to_the_drafter_and_the_review_comes_from_the_drafter(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.Address("drafter");
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await world.Contact(id);
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        var receipt = await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id), "请审核。");
        Assert.Contains("还在等：“会办意见”现由市科技局办公室贺示例办理", receipt.Message);
        Assert.Contains("不用再提交", receipt.Message);
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意，配合办理。"));
        await using var db = world.Open();
        Assert.Contains("在您提交复函之后", (await db.Outbox.AsNoTracking().SingleAsync()).Body);
        var review = await world.Open(id, "divisionReview");
        Assert.Equal(("钟示例", "请审核。"), (review.SentBy, review.SentWords));
        Assert.Equal([("会办意见已齐", world.Clock.Now)], await NewsAsync(world, id, "divisionReview"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_stands_in_for_all_of_the_drafters_work_is_told_too_and_the_open_step_says_it_until_it_is_done(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, today) = (await world.Register(World.Suggestion()), world.Clock.Today());
        await world.Address("drafter", "drafter2", "head");
        await world.Substitute("drafter", "drafter2", today, today);
        await world.Substitute("drafter", "head", today, today, "divisionReview");
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        Assert.Empty(await NewsAsync(world, id, "draft"));
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.Decide(id, "kj.office", "coHandling", "Submit", new OpinionInput("同意，配合办理。"));
        await using (var db = world.Open())
        {
            Assert.Equal(["drafter2@staff.invalid", "drafter@staff.invalid"], (await db.Outbox.Select(m => m.Address).ToListAsync()).Order(StringComparer.Ordinal));
            Assert.Equal(["会办意见已齐：已发邮件通知钟示例、于示例"], await NotesAsync(db, id));
        }
        Assert.Equal([("会办意见已齐", world.Clock.Now)], await NewsAsync(world, id, "draft"));
        await world.Contact(id);
        world.Clock.Now = world.Clock.Now.AddMinutes(1);
        await world.Decide(id, "drafter2", "draft", "Submit", await world.Draft(id));
        Assert.Empty(await NewsAsync(world, id, "divisionReview"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Where_nobody_was_asked_nobody_is_told_that_the_opinions_are_there(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await using var db = world.Open();
        Assert.Empty(await NotesAsync(db, id));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Somebody_without_an_address_stands_in_the_history(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        world.Clock.Now = world.Clock.Now.AddDays(60);
        await world.InScope(s => s.GetRequiredService<TimerRunner>().RunDueAsync(default));
        await using var db = world.Open();
        Assert.Contains("方示例没有登记邮箱，未发邮件", Assert.Single(await NotesAsync(db, id)));
        Assert.DoesNotContain(await db.Outbox.ToListAsync(), m => m.RecipientKind == RecipientKind.Staff);
    }

    [Fact]
    public async Task A_secret_deputys_name_is_in_no_mail()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        await db.Users.Where(u => u.UserName == "office").ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "office@demo.invalid"));
        var id = await world.Register(World.Suggestion(secret: true) with { Title = "关于采纳祝示例意见的建议" });
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment());
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestWithdrawal>().RunAsync(await world.Actor("liaison"), id, "代表书面撤回。", default);
            return true;
        });
        await world.Decide(id, "liaison", "withdrawalDecision", "Approve");
        var mail = await db.Outbox.AsNoTracking().SingleAsync(m => m.RecipientKind == RecipientKind.Staff);
        Assert.Contains("撤回申请已经批准", mail.Body);
        Assert.DoesNotContain("祝示例", mail.Subject + mail.Body);
    }

    private static async Task<IReadOnlyList<(string, DateTimeOffset)>> NewsAsync(World world, Guid caseId, string step)
    {
        var item = await world.Open(caseId, step);
        var office = await world.Actor("office");
        await using var db = world.Open();
        return [.. (await new CaseHistoryQueries(db).ActivityAsync(office, [item.Id], default))[item.Id].Select(n => (n.Text, n.At))];
    }

    private static Task<List<string>> NotesAsync(ReplyFlowDb db, Guid id) =>
        db.Audit.Where(a => a.CaseId == id && a.Kind == "Notified").OrderBy(a => a.Seq).Select(a => a.Summary).ToListAsync();
}

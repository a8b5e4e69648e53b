using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Reminders;

public sealed class DigestTests
{
    private static readonly DateOnly Due = new(2026, 5, 21);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_person_gets_one_message_a_morning_with_the_late_items_first(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter");
        await world.Set(new ReminderSettings { Address = "https://jianyi.invalid/" });
        foreach (var (number, due) in new[] { ("0011", Due.AddDays(5)), ("0012", Due), ("0013", Due.AddDays(-2)) })
            await world.Due(await world.CaseAt("draft", number), "draft", due);
        await using (var change = world.Open())
            await change.WorkItems.Where(w => w.Due.On == Due.AddDays(5)).ExecuteUpdateAsync(s => s.SetProperty(w => w.Due.Provisional, true));
        var run = await world.Remind(Due);
        Assert.Equal((3, 2, 1), (run.Reminders, run.Digests, run.Messages));
        Assert.Equal(ReminderRun.None, await world.Remind(Due, 11));
        await using var db = world.Open();
        var message = await db.Outbox.SingleAsync();
        Assert.Equal(
            (RecipientKind.Staff, "钟示例", "drafter@staff.invalid", "建议办理提醒：3 项（1 项逾期，1 项今天到期）", null, ""),
            (message.RecipientKind, message.RecipientName, message.Address, message.Subject, message.CaseId, message.AttachmentName));
        Assert.Equal(
            """
            钟示例：

            今天（2026年5月21日，周四）有 3 项事项请您办理或督促。

            【已逾期】1 项
            第0013号《关于示例事项第0013项的建议》
                起草复函，期限2026年5月19日（周二，逾期 2 个工作日）

            【今天到期】1 项
            第0012号《关于示例事项第0012项的建议》
                起草复函，期限2026年5月21日（周四，今天到期）

            【即将到期】1 项
            第0011号《关于示例事项第0011项的建议》
                起草复函，期限2026年5月26日（周二，剩 3 个工作日）（暂定）

            打开待办：https://jianyi.invalid/
            本邮件由系统自动发送，每人每个工作日最多一封。

            """, message.Body, ignoreLineEndingDifferences: true);
        // The head has no address: no message, but the morning is written down.
        var digests = await db.ReminderDigests.OrderBy(d => d.Items).ToListAsync();
        Assert.Equal([(1, false), (3, true)], digests.Select(d => (d.Items, d.MessageId is not null)));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_deputy_is_named_to_nobody(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter", "head", "leader");
        var open = await world.CaseAt("draft", "0021");
        var secret = await world.CaseAt("draft", "0022");
        await using (var db = world.Open())
        {
            await db.Suggestions.Where(s => s.Number == "0022").ExecuteUpdateAsync(s => s.SetProperty(x => x.IdentitySecret, true).SetProperty(x => x.Title, "祝 示例代表关于修路的建议"));
            await db.Suggestions.Where(s => s.Number == "0021").ExecuteUpdateAsync(s => s.SetProperty(x => x.Title, "祝示例代表关于修桥的建议"));
        }
        foreach (var id in new[] { open, secret })
            await world.Due(id, "draft", Due.AddDays(-9));
        await world.Remind(Due);
        await using var after = world.Open();
        var bodies = await after.Outbox.Select(m => m.Body).ToListAsync();
        Assert.Equal(3, bodies.Count);
        Assert.All(bodies, b => Assert.Contains("第0022号《××代表关于修路的建议》", b));
        Assert.All(bodies, b => Assert.Contains("第0021号《祝示例代表关于修桥的建议》", b));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Those_who_stand_in_or_watch_are_told_so(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter2", "head");
        await world.Substitute("drafter", "drafter2", Due, Due.AddDays(10));
        await world.Due(await world.CaseAt("draft"), "draft", Due.AddDays(-2));
        await world.Remind(Due);
        await using var db = world.Open();
        Assert.Contains("，代钟示例办理\n", await db.Outbox.Where(m => m.RecipientName == "于示例").Select(m => m.Body).SingleAsync());
        Assert.Contains("，现由钟示例办理，请督促\n", await db.Outbox.Where(m => m.RecipientName == "秦示例").Select(m => m.Body).SingleAsync());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_process_killed_between_reminders_and_digest_loses_nothing(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Address("drafter");
        var done = await world.CaseAt("draft", "0031");
        foreach (var id in new[] { done, await world.CaseAt("draft", "0032") })
            await world.Due(id, "draft", Due);
        await world.Remind(Due);
        // As if the process had ended before the digest was written.
        await using (var db = world.Open())
        {
            await db.ReminderRecipients.ExecuteUpdateAsync(s => s.SetProperty(r => r.DigestId, (Guid?)null));
            await db.ReminderDigests.ExecuteDeleteAsync();
            await db.Outbox.ExecuteDeleteAsync();
        }
        await world.Contact(done);
        await world.Decide(done, "drafter", "draft", "Submit", await world.Draft(done));
        var run = await world.Remind(Due.AddDays(1));
        Assert.Equal((0, 1, 1), (run.Reminders, run.Digests, run.Messages));
        await using var after = world.Open();
        var body = await after.Outbox.Where(m => m.RecipientKind == RecipientKind.Staff).Select(m => m.Body).SingleAsync();
        Assert.Contains("第0032号", body);
        Assert.DoesNotContain("第0031号", body);
        Assert.False(await after.ReminderRecipients.AnyAsync(r => r.DigestId == null));
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deadlines;

public sealed class ExtensionNoticeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_approval_tells_every_deputy_by_letter_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion(deputies: [new("祝示例", "", "a@demo.invalid"), new("𬭳示例", "", "")]));
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment());
        await world.Decide(id, "office", "accept", "Accept");
        await world.Decide(id, "office", "allocate", "Allocate", await world.Allocation());
        await world.Extend(id, new DateOnly(2026, 9, 1), "由于涉及多个部门，\n需要 3 次实地调研。");
        await using var db = world.Open();
        Assert.False(await db.Notices.AnyAsync());
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");

        var notice = await db.Notices.AsNoTracking().SingleAsync(n => n.CaseId == id);
        Assert.Equal((await db.Extensions.SingleAsync()).Id, notice.ExtensionId);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(notice.Pdf!)), notice.Sha256);
        Assert.Equal("关于延期答复市第十七届人大三次会议第0390号建议的函", notice.Title);
        Assert.StartsWith("notices/extension@file-", notice.Template);
        Assert.Contains("原定于2026年7月20日前答复", notice.LetterJson);
        Assert.Contains("因涉及多个部门，需要3次实地调研，需要延长办理时间。经批准，答复期限延至2026年9月1日", notice.LetterJson);
        Assert.Contains("祝示例代表", notice.LetterJson);
        var messages = await db.Outbox.AsNoTracking().Where(m => m.NoticeId == notice.Id).ToListAsync();
        Assert.Equal(new HashSet<(string, string)> { ("祝示例代表", "a@demo.invalid"), ("𬭳示例代表", "") }, messages.Select(m => (m.RecipientName, m.Address)).ToHashSet());
        Assert.Equal(2, messages.Count);
        Assert.All(messages, m => Assert.Equal((RecipientKind.Deputy, (Guid?)null, MessageStatus.Queued), (m.RecipientKind, m.LetterId, m.Status)));
        Assert.Empty(await world.Verify());
        await Assert.ThrowsAsync<DbUpdateException>(async () =>
        {
            db.Notices.Add(new Notice { CaseId = id, BureauId = notice.BureauId, ExtensionId = notice.ExtensionId, Title = "", LetterJson = "", Template = "", Sha256 = "", Pdf = [] });
            await db.SaveChangesAsync();
        });
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_second_extension_has_its_own_notice_and_a_refused_one_none(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Extend(id, new DateOnly(2026, 8, 3));
        await world.Decide(id, "dispatcher", "extensionDecision", "Refuse", comment: "请按期办复。");
        await using var db = world.Open();
        Assert.False(await db.Notices.AnyAsync());
        foreach (var day in new DateOnly[] { new(2026, 9, 1), new(2026, 9, 30) })
        {
            await world.Extend(id, day);
            await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        }
        var letters = await db.Notices.OrderBy(n => n.Id).Select(n => n.LetterJson).ToListAsync();
        Assert.Equal(2, letters.Count);
        Assert.Contains("原定于2026年9月1日前答复", letters[1]);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_check_finds_a_changed_notice_and_one_that_nobody_gets(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Extend(id, new DateOnly(2026, 9, 1));
        await world.Decide(id, "dispatcher", "extensionDecision", "Approve");
        await using var db = world.Open();
        await db.Outbox.ExecuteDeleteAsync();
        await db.Database.ExecuteSqlRawAsync(kind == DatabaseKind.Sqlite ? "DROP TRIGGER \"Guard_Notices_NoUpdate\"" : "DROP TRIGGER \"Guard_Notices_NoUpdate\" ON \"Notices\"");
        await db.Notices.ExecuteUpdateAsync(s => s.SetProperty(n => n.Pdf, new byte[] { 1 }));

        // The notice is not what it was, nobody gets it, and a mail that was queued is gone.
        var findings = await world.Verify();
        Assert.Equal([4, 5, 5], findings.Select(f => f.Law));
        Assert.All(findings, f => Assert.Contains("0390", f.Subject));
    }

    [Fact]
    public async Task A_reason_that_cannot_be_printed_is_refused_when_it_is_asked_for()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => world.Extend(id, new DateOnly(2026, 9, 1), "需要调研\u0007。"));
        Assert.Equal("Reason", Assert.Single(refused.Errors).Field);
        Assert.Equal(["draft"], await world.OpenSteps(id));
    }
}

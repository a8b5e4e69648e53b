using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Signing;

/// <summary>E blocks sign-off: only the exact version being signed counts, and only the office's word that an error is none lets it pass.</summary>
public sealed class SignatureGateTests
{
    private const string WrongSum = "全市现有示例园区12家（市级5家、区级6家）。";
    private const string Reason = "另有 1 家是国家级园区，上文已写明。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_letter_with_an_error_is_not_signed_and_the_refusal_says_where_it_is(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseWithAsync(WrongSum, "signOff");

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));
        Assert.Contains("第 1 稿有 1 处须改的差错，不能签发", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("数字：第 2 段“12家（市级5家、区级6家）”，各项之和 5＋6＝11 不等于总数 12家", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("退回修改", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["signOff"], await world.OpenSteps(id));

        await world.Decide(id, "signatory", "signOff", "Return", comment: "请核对园区数。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, WrongSum.Replace('6', '7')));
        await world.ReviewAsync(id);
        await world.Decide(id, "signatory", "signOff", "Sign");
        await using var db = world.Open();
        Assert.Equal(1, await db.Letters.CountAsync(TestContext.Current.CancellationToken));
        Assert.Contains("第 2 稿没有须改的差错", await PassedAsync(db, id), StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Every_error_the_signatory_sees_stands_in_the_way_and_no_other()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync($"{WrongSum}截止目前，2026年6月31日前安排XX个岗位，由高新区承担。", "signOff");
        var errors = await world.InScope(async s =>
        {
            var content = await s.GetRequiredService<ReplyFlowDb>().DraftVersions.Where(v => v.CaseId == id).Select(v => v.Content).FirstAsync();
            var shown = await s.GetRequiredService<LetterPreviewer>().RenderAsync(id, content, null, "罗示例", world.Clock.Today(), null, null, default);
            return shown.Findings.Where(f => f.Blocks).Select(f => ProofRules.Words(f.Finding)).ToList();
        });
        Assert.Equal(3, errors.Count);
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));
        Assert.All(errors, e => Assert.Contains(e, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("截止目前", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_error_that_is_none_is_confirmed_by_the_office_and_the_letter_can_be_signed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseWithAsync(WrongSum, "signOff");
        var key = await world.KeyAsync(id, "不等于总数");
        Assert.Contains("不是差错", await world.JudgeAsync("office", id, key, Reason), StringComparison.Ordinal);

        await world.Decide(id, "signatory", "signOff", "Sign");
        await using var db = world.Open();
        var passed = await PassedAsync(db, id);
        Assert.Contains("已由方示例确认不是差错", passed, StringComparison.Ordinal);
        var data = await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftProofread").Select(a => a.Data).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains(Reason, data, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_confirmation_taken_back_or_about_other_words_counts_for_nothing()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(WrongSum, "signOff");
        var key = await world.KeyAsync(id, "不等于总数");
        await world.JudgeAsync("office", id, key, Reason);
        await world.TakeBackAsync("office", id, key);
        await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));

        await world.JudgeAsync("office", id, key, Reason);
        await world.Decide(id, "signatory", "signOff", "Return", comment: "请更新数字。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, WrongSum.Replace("12", "13", StringComparison.Ordinal)));
        await world.ReviewAsync(id);
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));
        Assert.Contains("不等于总数 13家", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_nobody_proofread_for_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_Audit_NoUpdate\"", TestContext.Current.CancellationToken);
        await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftProofread").ExecuteUpdateAsync(a => a.SetProperty(x => x.Kind, "Other"), TestContext.Current.CancellationToken);
        Assert.Contains(await world.Verify(), f => f.Law == 4 && f.Message.Contains("没有签发前核稿的记录", StringComparison.Ordinal));
    }

    private static Task<string> PassedAsync(ReplyFlowDb db, Guid id) =>
        db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftProofread").Select(a => a.Summary).SingleAsync(TestContext.Current.CancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Proofreading;

/// <summary>Decisions about findings: who may, with what reason, how long they stand.</summary>
public sealed class JudgeFindingTests
{
    private const string Vague = "近年来，我局支持示例园区建设，截止目前成效明显。";
    private const string Reason = "沿用代表原话。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_warning_kept_while_drafting_is_known_to_every_later_reader_until_its_words_change(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        var content = (await world.DraftWith(id, Vague)).Content;
        var drafter = await world.Actor("drafter");
        var key = await DraftKeyAsync(world, id, content, "截至目前");
        await KeepAsync(world, drafter, id, content, key, Reason);
        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, Vague));
        var kept = Assert.Single(await world.FindingsAsync(id), f => f.Key == key);
        Assert.Equal((Reason, "钟示例"), (kept.Waiver!.Reason, kept.Waiver.By));

        await world.Decide(id, "head", "divisionReview", "Return", comment: "请改写。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, "示例园区建设有进展。" + Vague));
        Assert.NotNull(Assert.Single(await world.FindingsAsync(id), f => f.Key == key).Waiver);
        await world.Decide(id, "head", "divisionReview", "Return", comment: "请改写。");
        await world.Decide(id, "drafter", "revise", "Submit", await world.DraftWith(id, Vague.Replace("截止目前", "布署后", StringComparison.Ordinal)));
        Assert.All(await world.FindingsAsync(id), f => Assert.Null(f.Waiver));
    }

    [Fact]
    public async Task The_same_click_twice_is_one_decision_and_another_persons_is_told_who_was_first()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        var key = await world.KeyAsync(id, "截至目前");
        var first = await world.JudgeAsync("office", id, key, Reason);
        Assert.Equal(first, await world.JudgeAsync("office", id, key, Reason));
        Assert.Contains("方示例已经处理过这一处（理由：沿用代表原话。）", await world.JudgeAsync("office", id, key, "别的理由"), StringComparison.Ordinal);
        await using var db = world.Open();
        Assert.Equal(1, await db.Waivers.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "DraftFindingKept", TestContext.Current.CancellationToken));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_several_at_once_one_counts(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        var key = await world.KeyAsync(id, "截至目前");
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => world.JudgeAsync("office", id, key, $"第 {i} 个理由"))));
        Assert.Single(told, t => t.StartsWith("这一处保留不改", StringComparison.Ordinal));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.TakeBackAsync("office", id, key))));
        await using var db = world.Open();
        Assert.NotNull((await db.Waivers.SingleAsync(TestContext.Current.CancellationToken)).EndedAt);
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "DraftFindingTakenBack", TestContext.Current.CancellationToken));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_drafter_cannot_wave_an_error_through()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        var content = (await world.DraftWith(id, "安排XX个岗位。")).Content;
        var key = await DraftKeyAsync(world, id, content, "占位内容");
        var drafter = await world.Actor("drafter");
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => KeepAsync(world, drafter, id, content, key, Reason));
        Assert.Contains("由办公室核稿时确认", refusal.Message, StringComparison.Ordinal);

        // Nor as a member of the office, where they hold both roles.
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, "安排XX个岗位。"));
        var both = drafter with { Roles = new HashSet<string> { Roles.Drafter, Roles.BureauOffice } };
        var found = await world.KeyAsync(id, "占位内容");
        await Assert.ThrowsAsync<NotAllowedException>(() => world.InScope(s => s.GetRequiredService<JudgeFinding>().JudgeAsync(both, id, found, Reason, default)));
    }

    [Theory]
    [InlineData("head", typeof(NotAllowedException))]
    [InlineData("drafter", typeof(NotAllowedException))]
    [InlineData("signatory", typeof(NotAllowedException))]
    [InlineData("kj.office", typeof(NotFoundException))]
    [InlineData("liaison", typeof(NotFoundException))]
    public async Task Only_the_lead_bureaus_office_decides_in_review(string user, Type refusal)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        var key = await world.KeyAsync(id, "截至目前");
        Assert.IsType(refusal, await Record.ExceptionAsync(() => world.JudgeAsync(user, id, key, Reason)));
        Assert.IsType(refusal, await Record.ExceptionAsync(() => world.TakeBackAsync(user, id, key)));
    }

    [Fact]
    public async Task Who_stands_in_for_the_office_decides_while_it_reads_the_version_and_both_names_are_kept()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        var (head, office) = (await world.Actor("head"), await world.Actor("office"));
        var substitute = head with { StandsInFor = [new StandIn(office.UserId, office.Name, office.BureauId, office.DivisionId, office.Roles, null)] };
        var key = await world.KeyAsync(id, "截至目前");
        Task<string> Judge() => world.InScope(s => s.GetRequiredService<JudgeFinding>().JudgeAsync(substitute, id, key, Reason, default));
        await Assert.ThrowsAsync<NotAllowedException>(Judge);
        await world.Decide(id, "head", "divisionReview", "Approve");
        await Judge();
        await using var db = world.Open();
        Assert.Equal("秦示例（代方示例）", (await db.Waivers.SingleAsync(TestContext.Current.CancellationToken)).By);
    }

    [Fact]
    public async Task Nothing_is_decided_without_a_reason_or_about_what_is_not_there()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        var key = await world.KeyAsync(id, "截至目前");
        Assert.Contains("请写明理由", (await Assert.ThrowsAsync<InvalidInputException>(() => world.JudgeAsync("office", id, key, "　"))).Message, StringComparison.Ordinal);
        Assert.Contains("最多 500 字", (await Assert.ThrowsAsync<InvalidInputException>(() => world.JudgeAsync("office", id, key, new string('长', 501)))).Message, StringComparison.Ordinal);
        Assert.Contains("已经不在了", (await Assert.ThrowsAsync<InvalidInputException>(() => world.JudgeAsync("office", id, "0000", Reason))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_signature_nothing_is_decided_any_more()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "signOff");
        var key = await world.KeyAsync(id, "截至目前");
        await world.JudgeAsync("office", id, key, Reason);
        await world.Decide(id, "signatory", "signOff", "Sign");
        await Assert.ThrowsAsync<InvalidInputException>(() => world.TakeBackAsync("office", id, key));
    }

    [Fact]
    public async Task The_history_keeps_the_reason_inside_the_bureau()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync(Vague, "divisionReview");
        await world.JudgeAsync("office", id, await world.KeyAsync(id, "截至目前"), Reason);
        Assert.Contains($"理由：{Reason}", string.Join('\n', await world.HistoryAsync("signatory", id)), StringComparison.Ordinal);
        var outside = string.Join('\n', await world.HistoryAsync("dispatcher", id));
        Assert.Contains("核稿提示保留不改", outside, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, outside, StringComparison.Ordinal);
        Assert.DoesNotContain("截止目前", outside, StringComparison.Ordinal);
    }

    private static async Task<string> DraftKeyAsync(World world, Guid id, DraftContent content, string words)
    {
        var drafter = await world.Actor("drafter");
        return await world.InScope(async s => (await s.GetRequiredService<DraftPreview>().RunAsync(drafter, id, content, default))
            .Findings.First(f => f.Message.Contains(words, StringComparison.Ordinal)).Key);
    }

    private static Task<string> KeepAsync(World world, Actor actor, Guid id, DraftContent content, string key, string reason) =>
        world.InScope(s => s.GetRequiredService<JudgeFinding>().KeepInDraftAsync(actor, id, content, key, reason, default));
}

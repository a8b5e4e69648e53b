using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Suggestions;

/// <summary>What was registered is put right: who may, until when, what follows, and who learns of it.</summary>
public sealed class CorrectionTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everything_registered_can_be_corrected_and_the_history_tells_before_and_after(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0390", false, new ProposerInput("祝示例", "东湖区代表团", "old@example.invalid"), new ProposerInput("附示例")));
        var right = new SuggestionInput(
            "", Domain.Suggestions.SuggestionKind.DuringSession, "0391", "关于更正后事项的建议", "更正后的正文。", "城乡建设", new DateOnly(2026, 2, 12), false, false,
            [new ProposerInput("祝示例", "东湖区代表团", "new@example.invalid"), new ProposerInput("乙示例", "西城区代表团")]);
        Assert.Equal(["祝示例（东湖区代表团）的邮箱由 old@example.invalid 改为 new@example.invalid。"], await CorrectAsync(world, id, right));

        await using var db = world.Open();
        var s = await db.Suggestions.Include(x => x.Deputies).ThenInclude(d => d.Deputy).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("0391", 391, "关于更正后事项的建议", "更正后的正文。", "城乡建设"), (s.Number, s.NumberValue, s.Title, s.Text, s.Class));
        Assert.Equal((new DateOnly(2026, 2, 12), false, 1), (s.ProposedOn, s.PublishText, s.Revision));
        Assert.Equal(["祝示例", "乙示例"], s.Deputies.OrderBy(d => d.Order).Select(d => d.Deputy!.Name));
        Assert.Equal("new@example.invalid", s.Deputies.Single(d => d.Order == 0).Deputy!.Email);
        var history = await world.HistoryAsync("dispatcher", id);
        Assert.Equal("更正代表的联系方式", history[0]);
        Assert.Contains("由 old@example.invalid 改为 new@example.invalid", (await world.HistoryAsync("liaison", id))[0], StringComparison.Ordinal);
        var told = history[1];
        Assert.StartsWith("更正登记内容（编号、标题、正文、分类、提出日期、附议代表、原文公开）：编号由“0390”改为“0391”；标题由“关于示例事项第0390项的建议”改为“关于更正后事项的建议”", told, StringComparison.Ordinal);
        Assert.Contains("附议代表由“附示例”改为“乙示例（西城区代表团）”", told, StringComparison.Ordinal);
        Assert.EndsWith("理由：录入有误", told, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_contact_filled_in_where_there_was_none_is_told_with_before_and_after(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0390", false, new ProposerInput("祝示例", "东湖区代表团")));
        string[] filled = ["祝示例（东湖区代表团）的邮箱由无改为 new@example.invalid。", "祝示例（东湖区代表团）的电话由无改为 00000001。"];
        var reached = World.Suggestion("0390", false, new ProposerInput("祝示例", "东湖区代表团", "new@example.invalid", "00000001"));
        Assert.Equal(filled, await CorrectAsync(world, id, reached, reason: "补联系方式"));
        Assert.Equal($"更正代表的联系方式：{string.Concat(filled)}理由：补联系方式", (await world.HistoryAsync("liaison", id))[0]);
        Assert.Equal("更正代表的联系方式", (await world.HistoryAsync("dispatcher", id))[0]);

        var secret = World.Suggestion(
            "0390", true, reached.Deputies[0] with { Email = "NEW@example.invalid" }, new ProposerInput("乙示例", "西城区代表团", "second@example.invalid"));
        string[] changed = ["祝示例（东湖区代表团）的邮箱由 new@example.invalid 改为 NEW@example.invalid。", "乙示例（西城区代表团）的邮箱为 second@example.invalid。"];
        Assert.Equal(changed, await CorrectAsync(world, id, secret, revision: await RevisionAsync(world, id)));
        var history = await world.HistoryAsync("liaison", id);
        Assert.Equal($"更正代表的联系方式：{string.Concat(changed)}理由：录入有误", history[0]);
        Assert.StartsWith("更正登记内容（附议代表、身份保密）", history[1], StringComparison.Ordinal);
        Assert.DoesNotContain("example.invalid", string.Concat(await world.HistoryAsync("dispatcher", id)), StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_changes_nothing()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion());
        await CorrectAsync(world, id, World.Suggestion() with { Title = "关于第一次更正的建议" });
        await Assert.ThrowsAsync<CorrectedMeanwhileException>(() => CorrectAsync(world, id, World.Suggestion() with { Title = "关于第二次更正的建议" }, revision: 0));
        await using var db = world.Open();
        Assert.Equal("关于第一次更正的建议", await db.Suggestions.Select(s => s.Title).SingleAsync(TestContext.Current.CancellationToken));
        await CorrectAsync(world, id, World.Suggestion() with { Title = "关于第二次更正的建议" }, revision: 1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_draft_that_was_begun_follows_and_its_drafter_is_told(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await MailTo(world, "drafter");
        await CorrectAsync(world, id, World.Suggestion("0417") with { Title = "关于更正后事项的建议" });
        await using var db = world.Open();
        var content = (await db.Drafts.SingleAsync(d => d.CaseId == id, TestContext.Current.CancellationToken)).Content;
        Assert.Contains("0417", content.Title, StringComparison.Ordinal);
        Assert.Contains("关于更正后事项的建议", content.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("0390", content.Title + content.Body, StringComparison.Ordinal);
        var mail = await db.Outbox.SingleAsync(m => m.RecipientKind == RecipientKind.Staff && m.Subject.Contains("登记内容已更正"), TestContext.Current.CancellationToken);
        Assert.Contains("已随之更改", mail.Body, StringComparison.Ordinal);
        Assert.StartsWith("建议登记内容已更正：已发邮件通知", (await world.HistoryAsync("drafter", id))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_under_review_stays_and_its_judges_are_told_to_look()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("divisionReview");
        await MailTo(world, "drafter", "head");
        await CorrectAsync(world, id, World.Suggestion("0417"));
        await using var db = world.Open();
        Assert.Contains("0390", (await db.DraftVersions.SingleAsync(v => v.CaseId == id, TestContext.Current.CancellationToken)).Content.Title, StringComparison.Ordinal);
        Assert.All(await db.Outbox.Where(m => m.Subject.Contains("登记内容已更正")).ToListAsync(TestContext.Current.CancellationToken), m => Assert.Contains("退回修改", m.Body, StringComparison.Ordinal));
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Subject.Contains("登记内容已更正"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_the_letter_is_issued_nothing_is_corrected_and_nobody_else_ever_may()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => CorrectAsync(world, id, World.Suggestion("0417")));
        Assert.Contains("复函已印发", refused.Message, StringComparison.Ordinal);
        foreach (var other in new[] { "dispatcher", "drafter", "office", "admin" })
            await Assert.ThrowsAsync<NotAllowedException>(() => CorrectAsync(world, id, World.Suggestion("0417"), by: other));
    }

    [Fact]
    public async Task Nothing_changed_a_missing_reason_and_a_number_that_is_taken_are_refused()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.Register(World.Suggestion("0001"));
        var id = await world.Register(World.Suggestion("0390"));
        Assert.Contains("没有改动", (await Assert.ThrowsAsync<InvalidInputException>(() => CorrectAsync(world, id, World.Suggestion("0390")))).Message, StringComparison.Ordinal);
        Assert.Contains("请填写更正理由", (await Assert.ThrowsAsync<InvalidInputException>(() => CorrectAsync(world, id, World.Suggestion("0391"), reason: " "))).Message, StringComparison.Ordinal);
        Assert.Contains("已经登记过", (await Assert.ThrowsAsync<InvalidInputException>(() => CorrectAsync(world, id, World.Suggestion("1")))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Whoever_may_not_know_the_deputies_learns_no_name_from_a_correction(bool secretBefore, bool secretAfter)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion("0390", secretBefore, new ProposerInput("误登人")));
        await CorrectAsync(world, id, World.Suggestion("0390", secretAfter, new ProposerInput("真提人")) with { Title = "关于误登人所提事项的建议" }, reason: "不是误登人，是真提人");
        var (outsider, insider) = (string.Concat(await world.HistoryAsync("dispatcher", id)), string.Concat(await world.HistoryAsync("liaison", id)));
        Assert.Contains("更正登记内容（标题、领衔代表、身份保密", secretBefore == secretAfter ? outsider.Replace("、领衔代表", "、领衔代表、身份保密", StringComparison.Ordinal) : outsider, StringComparison.Ordinal);
        Assert.DoesNotContain("误登人", outsider, StringComparison.Ordinal);
        Assert.DoesNotContain("真提人", outsider, StringComparison.Ordinal);
        Assert.Contains("领衔代表由“误登人”改为“真提人”", insider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_openly_before_the_identity_became_secret_is_told_no_more()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.Register(World.Suggestion("0390", false, new ProposerInput("误登人")));
        await CorrectAsync(world, id, World.Suggestion("0390", false, new ProposerInput("真提人")));
        Assert.Contains("误登人", string.Concat(await world.HistoryAsync("dispatcher", id)), StringComparison.Ordinal);
        await CorrectAsync(world, id, World.Suggestion("0390", true, new ProposerInput("真提人")), revision: 1);
        Assert.DoesNotContain("误登人", string.Concat(await world.HistoryAsync("dispatcher", id)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_number_of_a_withdrawn_suggestion_is_registered_again_as_a_correction_of_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion());
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RequestWithdrawal>().RunAsync(await world.Actor("liaison"), id, "登记有误。", default);
            return true;
        });
        var waiting = await Assert.ThrowsAsync<InvalidInputException>(() => world.Register(World.Suggestion()));
        Assert.Equal(
            "市第十七届人大三次会议第0390号建议已经登记过，不能重复登记。它的撤回正等待市人大常委会代联工委代表联络人员审批，批准后可以用这个编号重新登记。", waiting.Message);
        await world.Decide(id, "liaison", "withdrawalDecision", "Approve");
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => world.Register(World.Suggestion() with { Title = "关于更正后事项的建议" }));
        Assert.Equal("ReplacesWithdrawn", Assert.Single(refused.Errors).Field);
        var again = await world.Register(World.Suggestion() with { Title = "关于更正后事项的建议", ReplacesWithdrawn = true });
        await using (var db = world.Open())
            Assert.Equal([CaseStatus.Withdrawn, CaseStatus.Registered], await db.Cases.Where(c => c.Suggestion!.NumberValue == 390).OrderBy(c => c.Id).Select(c => c.Status).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(await world.HistoryAsync("liaison", id), h => h.Contains("重新登记", StringComparison.Ordinal));
        Assert.Contains(await world.HistoryAsync("liaison", again), h => h.Contains("更正已撤回的同号建议", StringComparison.Ordinal));
        Assert.Contains("已经登记过", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Register(World.Suggestion() with { ReplacesWithdrawn = true }))).Message, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    private static async Task MailTo(World world, params string[] users)
    {
        await using var db = world.Open();
        foreach (var user in users)
            await db.Users.Where(u => u.UserName == user).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, $"{user}@demo.invalid"));
    }

    private static async Task<int> RevisionAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.Suggestion!.Revision).SingleAsync();
    }

    private static async Task<IReadOnlyList<string>> CorrectAsync(
        World world, Guid id, SuggestionInput input, int revision = 0, string reason = "录入有误", string by = "liaison")
    {
        var actor = await world.Actor(by);
        return await world.InScope(s => s.GetRequiredService<CorrectSuggestion>().RunAsync(actor, id, new SuggestionCorrection(input, revision, reason), [], default));
    }
}

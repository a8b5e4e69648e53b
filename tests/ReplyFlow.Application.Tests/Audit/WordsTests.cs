using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Audit;

/// <summary>People's own words stand beside the product's sentence, and are left out for readers who may not have them.</summary>
public sealed class WordsTests
{
    private const string Comment = "第三段请与财政局再核。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_decisions_words_are_stored_once_and_left_out_for_readers_outside(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("divisionReview");
        await world.Decide(id, "head", "divisionReview", "Return", comment: Comment);
        await using var db = world.Open();
        var line = await db.Audit.SingleAsync(a => a.CaseId == id && a.Data.Contains(Comment));
        Assert.Equal(Comment, AuditFact.Read<WorkItemDecided>(line).Comment);
        Assert.DoesNotContain(Comment, line.Summary, StringComparison.Ordinal);
        var (inside, outside) = (await world.HistoryAsync("drafter", id), await world.HistoryAsync("dispatcher", id));
        Assert.Contains($"{line.Summary}。{Comment}", inside);
        Assert.Contains(line.Summary, outside);
        Assert.DoesNotContain(outside, s => s.Contains(Comment, StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public void A_sentence_that_ends_like_the_words_is_told_whole()
    {
        var fact = Decided("同意") with { WordsApart = true };
        Assert.Equal("审核。同意", fact.Tell("审核。同意", withWords: false));
        Assert.Equal("审核。同意。同意", fact.Tell("审核。同意", withWords: true));
        Assert.Equal("审核", (Decided("") with { WordsApart = true }).Tell("审核", withWords: true));
    }

    [Theory]
    [InlineData("WorkItemDecided", "审核：退回。请更新数字。", "办结一个步骤")]
    [InlineData("ContactLogged", "与代表沟通（座谈，10月27日）：代表表示认可：尽快。", "登记与代表沟通")]
    [InlineData("DraftFindingKept", "核稿提示保留不改：用词：第 3 段“截止目前”。理由：沿用代表原话。", "核稿提示保留不改")]
    [InlineData("DraftFindingConfirmed", "核稿确认不是差错：数量：不等于总数。理由：数字属实。", "核稿确认不是差错")]
    [InlineData("DraftFindingTakenBack", "收回“核稿提示保留不改”：用词：“截止目前”应为“截至目前”", "收回对核稿提示的处理")]
    [InlineData("MessageSent", "送达甘示例代表：服务器已接收（250）：queued for <a@example.test>", "邮件已发出")]
    [InlineData("MessageDeferred", "送达甘示例代表：第 1 次未成功，稍后重试。服务器暂时不能接收（450）：<a@example.test> busy", "邮件未发出，稍后重试")]
    [InlineData("MessageParked", "送达甘示例代表：未能送达，已转办公室处理。服务器拒收（550）：<a@example.test> unknown", "邮件未能送达")]
    [InlineData("MessageRequeued", "重发给甘示例代表，地址由“a@example.test”改为“b@example.test”", "重发邮件")]
    [InlineData("DeputyAddressCorrected", "代表名册中甘示例的邮箱由“a@example.test”改为“b@example.test”", "更正代表的邮箱")]
    [InlineData("SuggestionRegistered", "登记市第十七届人大三次会议第0113号建议《示例》甘示例的邮箱由 a@example.test 改为 b@example.test。", "登记建议")]
    [InlineData("StepParked", "“印制复函”未能完成，已挂起等待系统管理员处理：找不到字体", "一个步骤未能完成，已挂起等待系统管理员处理")]
    [InlineData("MessageOffline", "甘示例代表已线下送达：当面送交。", "登记线下送达")]
    public void What_earlier_programs_wrote_into_the_summary_is_told_once_and_still_hidden(string kind, string summary, string without)
    {
        var row = new AuditEvent { ActorName = "系统", Kind = kind, Summary = summary, Data = EarlierRows.All[kind] };
        var fact = Assert.IsAssignableFrom<FactWithWords>(AuditFact.Read(row));
        Assert.False(fact.WordsApart);
        Assert.Equal(summary, FactWithWords.Tell(row));
        Assert.Equal(without, fact.Tell(summary, withWords: false));
    }

    private static WorkItemDecided Decided(string comment) => new(Guid.Empty, "leaderReview", 1, "", "Approve", null, comment, null);
}

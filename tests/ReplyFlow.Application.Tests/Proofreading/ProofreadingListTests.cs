using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Proofreading;

public sealed class ProofreadingListTests
{
    private const string Body = "您提出的建议收悉。现答复如下：\n据𬭳示例副市长介绍，高新企业已布署到位，市经信委另函。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Letters_are_checked_by_the_bureaus_own_words_and_leaders_beside_those_shipped(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        Assert.Equal(["部署"], await FixesAsync(world, id));
        await SaveAsync(world, new ProofreadingListText("高新企业 → 高新技术企业 应写全称\n\n", "布署", "𬭳示例　市长、市委副书记", "市工信局　市经信委、市工信委"), ProofreadingLists.Empty.Token);
        Assert.Equal(["市长", "高新技术企业", "市工信局"], await FixesAsync(world, id));
        await using var db = world.Open();
        var lists = await new ProofreadingQueries(db).ListsAsync(default);
        Assert.Equal(new ProofreadingListText("高新企业 高新技术企业 应写全称", "布署", "𬭳示例 市长、市委副书记", "市工信局 市经信委、市工信委"), ProofreadingListText.Of(lists));
        // Filled in before the others' change: nothing of either is lost.
        await Assert.ThrowsAsync<InvalidInputException>(() => SaveAsync(world, new ProofreadingListText("", "", "", ""), ProofreadingLists.Empty.Token));
        await SaveAsync(world, new ProofreadingListText("", "", "", ""), lists.Token);
        Assert.Equal(["部署"], await FixesAsync(world, id));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData("截止目前", "", "", "", "Words", "第 1 行：应为“错词 正词”")]
    [InlineData("甲 乙", "", "", "", "Words", "第 1 行：“甲”只有一个字")]
    [InlineData("\n登陆 登陆", "", "", "", "Words", "第 2 行：错词和正词都是“登陆”")]
    [InlineData("登陆 登录\n登陆→登入", "", "", "", "Words", "第 2 行：“登陆”与第 1 行重复")]
    [InlineData("登\u0007陆 登录", "", "", "", "Words", "第 1 行：有看不见的控制字符")]
    [InlineData("", "没有这个词", "", "", "Ignored", "第 1 行：“没有这个词”不在随产品提供的词表里")]
    [InlineData("", "", "林示例", "", "Leaders", "第 1 行：应为“姓名 职务”")]
    [InlineData("", "", "林示例 、", "", "Leaders", "第 1 行：应为“姓名 职务”")]
    [InlineData("", "", "", "市工信局", "Bureaus", "第 1 行：应为“现在的名称 旧称”")]
    [InlineData("", "", "", "市工信局 市工信局、市经信委", "Bureaus", "第 1 行：“市工信局”既是现在的名称又是旧称")]
    [InlineData("", "", "", "市工信局 工信", "Bureaus", "第 1 行：“工信”太短或太长")]
    public async Task A_line_that_cannot_be_used_is_named(string words, string ignored, string leaders, string bureaus, string field, string says)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => SaveAsync(world, new ProofreadingListText(words, ignored, leaders, bureaus), ProofreadingLists.Empty.Token));
        var error = Assert.Single(refusal.Errors);
        Assert.Equal(field, error.Field);
        Assert.StartsWith(says, error.Message, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(World world, ProofreadingListText text, string seen)
    {
        var admin = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<SaveProofreadingLists>().RunAsync(admin, text, seen, default);
            return true;
        });
    }

    /// <summary>What the checks of words and leaders would put in place, in the order of the text.</summary>
    private static async Task<List<string?>> FixesAsync(World world, Guid caseId)
    {
        var content = (await world.Draft(caseId, Body)).Content;
        var preview = await world.InScope(s => s.GetRequiredService<LetterPreviewer>().RenderAsync(caseId, content, null, null, null, null, null, default));
        return [.. preview.Findings.Where(f => f.Finding.Rule is 7 or 16).OrderBy(f => f.Finding.Column).Select(f => f.Finding.Fix)];
    }
}

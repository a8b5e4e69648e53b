using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Drafting;

/// <summary>What is to be answered: recognised, changed, and linked to what answers it.</summary>
public sealed class AskTests
{
    private const string Answer = "另外，已派人看过现场，下月动工。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_list_is_changed_linked_to_paragraphs_and_goes_with_the_version(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        await world.Contact(id);
        var draft = await world.DraftWith(id, Answer);
        var suggestion = await SuggestionAsync(world, id);
        Assert.Contains("共 2 项", await SaveAsync(world, id, [new("修建过街天桥", [Answer[..8]]), new("增派夜间巡逻", []), new(" ", [])]), StringComparison.Ordinal);
        var list = AskList.Of(suggestion, draft.Content.Body, await BasisAsync(world, id));
        Assert.Equal([2], list.Asks[0].Named);
        Assert.Equal("增派夜间巡逻", Assert.Single(list.Unanswered).Text);

        await world.Decide(id, "drafter", "draft", "Submit", await world.DraftWith(id, "先说一句。\n" + Answer));
        await using var db = world.Open();
        var version = await db.DraftVersions.AsNoTracking().SingleAsync(v => v.CaseId == id, TestContext.Current.CancellationToken);
        Assert.Equal([3], AskList.Of(suggestion, version.Content.Body, version.Basis).Asks[0].Named);
        var fact = await db.Audit.Where(a => a.CaseId == id && a.Kind == "DraftSubmitted").Select(a => a.Data).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"unanswered\":[\"增派夜间巡逻\"]", fact, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_warning_is_about_the_asks_as_listed_and_not_about_those_with_a_named_answer()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        var drafter = await world.Actor("drafter");
        await SaveAsync(world, id, [new("修建过街天桥", []), new("增派夜间巡逻", [])]);
        Assert.Equal(2, await MissingAsync());
        await SaveAsync(world, id, [new("修建过街天桥", [Answer[..8]]), new("增派夜间巡逻", [])]);
        Assert.Equal(1, await MissingAsync());

        async Task<int> MissingAsync()
        {
            var content = (await world.DraftWith(id, Answer)).Content;
            var pages = await world.InScope(s => s.GetRequiredService<DraftPreview>().RunAsync(drafter, id, content, default));
            return pages.Findings.Count(f => f.Message.StartsWith("没有段落回应这条要求", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Asks_taken_off_the_list_are_told_and_can_be_brought_back_and_only_the_drafter_may()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        const string suggestion = "路口车多人多。建议：一、修建过街天桥；二、增派夜间巡逻。";
        var recognised = AskList.Of(suggestion, "", DraftBasis.Empty).Asks.Count;
        Assert.Equal(2, recognised);
        await SaveAsync(world, id, []);
        Assert.Equal(recognised, AskList.Of(suggestion, "", await BasisAsync(world, id)).LeftOut.Count);
        var (drafter, head) = (await world.Actor("drafter"), await world.Actor("head"));
        await world.InScope(s => s.GetRequiredService<SaveAsks>().ResetAsync(drafter, id, default));
        Assert.Null((await BasisAsync(world, id)).Asks);
        await Assert.ThrowsAsync<NotFoundException>(() => world.InScope(s => s.GetRequiredService<SaveAsks>().RunAsync(head, id, [], default)));
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => SaveAsync(world, id, [new(new string('长', 301), [])]));
        Assert.Contains("最多 300 个字", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> SaveAsync(World world, Guid id, IReadOnlyList<DraftAsk> asks)
    {
        var drafter = await world.Actor("drafter");
        return await world.InScope(s => s.GetRequiredService<SaveAsks>().RunAsync(drafter, id, asks, default));
    }

    private static async Task<string> SuggestionAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.Suggestion!.Text).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<DraftBasis> BasisAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return (await db.Drafts.AsNoTracking().SingleAsync(d => d.CaseId == id, TestContext.Current.CancellationToken)).Basis;
    }
}

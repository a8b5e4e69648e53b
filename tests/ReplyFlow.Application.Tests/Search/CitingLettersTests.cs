using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.Tests.Policies;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Search;

/// <summary>Where a document is cited, as each reader may know it; and the library's own list by the full text.</summary>
public sealed class CitingLettersTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Letters_that_name_the_document_are_listed_for_who_may_read_them(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var cited = await world.ConfirmedAsync(Shelf.New);
        var longer = await world.ConfirmedAsync(Shelf.Old.Replace("路灯管理办法", "路灯管理规定实施细则", StringComparison.Ordinal));
        var id = await world.CaseWithAsync("按照《示例市路灯管理规定》（示政规〔2025〕2号）安排维护。", "signOff");
        await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Contains("复函", Assert.Single(await OfAsync(world, "drafter", cited)).Text.Title, StringComparison.Ordinal);
        Assert.Empty(await OfAsync(world, "drafter", longer));
        Assert.Empty(await OfAsync(world, "admin", cited));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_list_of_the_library_finds_words_of_the_text_however_they_are_written(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var policy = await world.ConfirmedAsync(Shelf.New);
        await world.ConfirmedAsync(Shelf.Old);
        var drafter = await world.Actor("drafter");
        Assert.Equal(policy, Assert.Single(await FoundAsync("城市管理局 ２０２５年", inText: true)));
        Assert.Empty(await FoundAsync("城市管理局", inText: false));
        Assert.Equal(2, (await FoundAsync("路灯 示例市", inText: true)).Count);

        Task<IReadOnlyList<Guid>> FoundAsync(string words, bool inText) => world.InScope<IReadOnlyList<Guid>>(async s =>
            [.. (await s.GetRequiredService<PolicyQueries>().WholeAsync(drafter, new PolicyFilter(words, inText), default)).Select(r => r.Id)]);
    }

    private static async Task<IReadOnlyList<CitingLetter>> OfAsync(World world, string user, Guid policy)
    {
        var actor = await world.Actor(user);
        var facts = (await world.ReadAsync("drafter", policy)).Version.Facts;
        return await world.InScope(s => s.GetRequiredService<CitingLetters>().OfAsync(actor, facts, default));
    }
}

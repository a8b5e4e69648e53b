using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Suggestions;

/// <summary>Cases, letters, deputies and people are found however they are typed, the same everywhere.</summary>
public sealed class SearchTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_case_and_its_letter_are_found_however_they_are_typed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0390", false, new ProposerInput("单 示例", "东湖区代表团", "")) with { Title = "关于（ＡＩ）节水灌溉的建议" });
        await world.Register(World.Suggestion("0391"));
        await world.WalkTo(id, "feedback");
        string[] queries =
        [
            "0390", "第390号", "ai 节水", "灌溉　AI", "【ai】", "单示例", "ssl", "DSL", "节水 ssl", "东湖 灌溉",
            "市工信函〔2026〕1号", "市工信函[2026]1号", "市工信函【2026】1号", "市工信函20261", "工信函 2026 1号", "市工信函（２０２６）1 号",
        ];
        foreach (var query in queries)
        {
            Assert.True((await CasesAsync(world, "drafter", query)).SequenceEqual([id]), query);
            Assert.True((await LettersAsync(world, "drafter", query)).SequenceEqual(["市工信函〔2026〕1号"]), query);
        }
        Assert.Empty(await CasesAsync(world, "drafter", "节水 0391"));
        Assert.Empty(await LettersAsync(world, "drafter", "节水 wsl"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_secret_name_finds_the_case_for_those_alone_who_may_know_it(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0390", true, new ProposerInput("申屠示例", "东湖区代表团", "")) with { Title = "关于申屠示例所提节水灌溉的建议" });
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment("市科函"));
        foreach (var query in new[] { "申屠示例", "stsl", "申 屠", "东湖", "节水 stsl", "申屠示例所提节水" })
        {
            Assert.True((await CasesAsync(world, "liaison", query)).SequenceEqual([id]), query);
            Assert.True((await CasesAsync(world, "office", query)).SequenceEqual([id]), query);
            Assert.True((await CasesAsync(world, "dispatcher", query)).Count == 0, query);
            Assert.True((await CasesAsync(world, "kj.office", query)).Count == 0, query);
        }
        Assert.Equal([id], await CasesAsync(world, "dispatcher", "灌溉 节水"));
        Assert.Equal([id], await CasesAsync(world, "kj.office", "灌溉 0390"));
    }

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task A_title_is_found_by_any_part_and_after_a_correction_by_the_new_one_alone(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.Register(World.Suggestion("0390") with { Title = "关于“B-52”型𠮷字桥、5%坡道与O'Neil_路养老服务的建议" });
        await world.Register(World.Suggestion("0391") with { Title = "关于养护服务老人的建议" });
        foreach (var query in new[] { "养老", "老服", "服务的建议 养老", "𠮷", "b-52", "-", "5%", "%", "_", "'neil", "”", "、", "关于“B-52”型𠮷字桥、5%坡道与O'Neil_路养老服务的建议" })
            Assert.True((await CasesAsync(world, "liaison", query)).SequenceEqual([id]), query);
        foreach (var query in new[] { "养务", "老养", "b52", "\"", "*", "5%%" })
            Assert.True((await CasesAsync(world, "liaison", query)).Count == 0, query);
        Assert.Equal(2, (await CasesAsync(world, "liaison", "务")).Count);
        await world.InScope(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var suggestion = await db.Cases.Where(c => c.Id == id).Select(c => c.Suggestion!).SingleAsync();
            suggestion.Correct(new SuggestionFacts(suggestion.Number, suggestion.NumberValue, "关于停车难的建议", suggestion.Text, suggestion.Class,
                suggestion.ProposedOn, suggestion.IdentitySecret, suggestion.PublishText));
            return await db.SaveChangesAsync();
        });
        Assert.Equal([id], await CasesAsync(world, "liaison", "车难"));
        Assert.Empty(await CasesAsync(world, "liaison", "养老"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Deputies_and_people_are_found_the_same_way(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.Register(World.Suggestion("0390", false, new ProposerInput("曾示例", "东湖区代表团", "Zeng@demo.invalid")));
        foreach (var query in new[] { "曾示例", "zsl", "csl 东湖", "zeng@DEMO", "曾 示 例" })
            Assert.True(await world.InScope(s => Task.FromResult(s.GetRequiredService<OrganisationQueries>().Deputies(query).Count())) == 1, query);
        foreach (var query in new[] { "钟示例", "zsl drafter", "ＤＲＡＦＴＥＲ 钟" })
            Assert.True(await world.InScope(s => Task.FromResult(s.GetRequiredService<AccountQueries>().People(query, null, false).Count())) == 1, query);
    }

    private static async Task<IReadOnlyList<Guid>> CasesAsync(World world, string user, string query)
    {
        var actor = await world.Actor(user);
        return await world.InScope(async s => (await s.GetRequiredService<CaseListQueries>().ListAsync(actor, new CaseFilter(query), default)).Rows.Select(r => r.CaseId).ToList());
    }

    private static async Task<IReadOnlyList<string>> LettersAsync(World world, string user, string query)
    {
        var actor = await world.Actor(user);
        return await world.InScope(async s => (await s.GetRequiredService<LetterQueries>().PageAsync(actor, null, query, 1, 20, default)).Rows.Select(r => r.Number).ToList());
    }
}

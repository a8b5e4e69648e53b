using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>What becomes of a definition file that a newer product brings.</summary>
public sealed class ProductUpgradeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_changed_file_of_the_product_becomes_the_next_version_and_row_file_and_case_agree(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var old = await world.Register(World.Suggestion());
        await BringAsync(world, DefinitionFiles.Titled("签收建议"));
        await BringAsync(world, DefinitionFiles.Titled("签收建议"));
        var id = await world.Register(World.Suggestion("0391"));
        await using var db = world.Open();
        var stored = await db.Definitions.Where(d => d.DefinitionId == "suggestion-reply").OrderBy(d => d.Version).ToListAsync();
        Assert.Equal([1, 2], stored.Select(d => WorkflowDefinition.Parse(d.Json).Version));
        Assert.Equal([1, 2], stored.Select(d => d.Version));
        Assert.Equal([1, 2], await db.Cases.OrderBy(c => c.DefinitionVersion).Select(c => c.DefinitionVersion).ToListAsync());
        Assert.Equal(1, WorkflowState.FromJson((await db.Cases.SingleAsync(c => c.Id == old)).WorkflowState).Version);
        Assert.Equal(2, WorkflowState.FromJson((await db.Cases.SingleAsync(c => c.Id == id)).WorkflowState).Version);
        await world.Decide(old, "dispatcher", "assign", "Assign", await world.Assignment());
        await world.Decide(id, "dispatcher", "assign", "Assign", await world.Assignment());
        Assert.Equal("签收", (await world.Open(old, "accept")).Title);
        Assert.Equal("签收建议", (await world.Open(id, "accept")).Title);
        Assert.Empty(await OffersAsync(world, DefinitionFiles.Titled("签收建议")));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_does_not_override_what_the_administrator_published_but_is_offered(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await PublishAsync(world, DefinitionFiles.Titled("本市签收"), 2);
        await BringAsync(world, DefinitionFiles.Shipped());
        Assert.Empty(await OffersAsync(world, DefinitionFiles.Shipped()));

        var newer = DefinitionFiles.Titled("新版签收");
        await BringAsync(world, newer);
        Assert.Equal(2, await CurrentAsync(world));
        var offer = Assert.Single(await OffersAsync(world, newer));
        Assert.Equal(("suggestion-reply", 2), (offer.DefinitionId, offer.CurrentVersion));

        await PublishAsync(world, offer.Json, 3);
        Assert.Empty(await OffersAsync(world, newer));
        await BringAsync(world, newer);
        Assert.Equal(3, await CurrentAsync(world));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_declined_file_stays_declined_until_another_comes_or_it_is_taken_back(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await PublishAsync(world, DefinitionFiles.Titled("本市签收"), 2);
        var newer = DefinitionFiles.Titled("新版签收");
        var offer = Assert.Single(await OffersAsync(world, newer));
        Assert.False(offer.IsDeclined);
        await DeclineAsync(world, newer, offer.Sha256, true);
        // The next start finds it declined, and so does one of a file that differs in its version number alone.
        await BringAsync(world, newer);
        Assert.True(Assert.Single(await OffersAsync(world, newer)).IsDeclined);
        Assert.True(Assert.Single(await OffersAsync(world, WorkflowDefinition.Parse(newer).WithVersion(9, true).ToJson())).IsDeclined);
        Assert.False(Assert.Single(await OffersAsync(world, DefinitionFiles.Titled("更新的签收"))).IsDeclined);
        await Assert.ThrowsAsync<InvalidInputException>(() => DeclineAsync(world, DefinitionFiles.Titled("更新的签收"), offer.Sha256, true));
        await DeclineAsync(world, newer, offer.Sha256, false);
        Assert.False(Assert.Single(await OffersAsync(world, newer)).IsDeclined);
        await using var db = world.Open();
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Kind == "ShippedDefinitionDeclined", TestContext.Current.CancellationToken));
        Assert.Equal(2, await CurrentAsync(world));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Once_the_administrator_went_back_to_the_products_file_the_next_one_is_taken_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await PublishAsync(world, DefinitionFiles.Titled("本市签收"), 2);
        await PublishAsync(world, DefinitionFiles.Shipped(), 3);
        await BringAsync(world, DefinitionFiles.Titled("新版签收"));
        Assert.Equal(4, await CurrentAsync(world));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_file_that_the_checker_rejects_is_named_and_changes_nothing(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var unsound = DefinitionFiles.Change(DefinitionFiles.Shipped(), (_, connections) =>
            connections.Remove(connections.First(c => (string)c!["source"]!["activity"]! == "accept" && (string)c["source"]!["port"]! == "Object")));
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => BringAsync(world, unsound));
        Assert.Contains("suggestion-reply.json", e.Message);
        Assert.Equal(1, await CurrentAsync(world));
    }

    [Fact]
    public async Task A_folder_of_definitions_that_is_gone_is_told_as_that()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var told = await Assert.ThrowsAsync<ProductFolderException>(() => world.InScope(async s =>
        {
            await s.GetRequiredService<DefinitionFolder>().PublishAsync(default, "/none/workflows");
            return true;
        }));
        Assert.Contains("没有流程文件夹 /none/workflows", told.Message);
    }

    private static async Task BringAsync(World world, string json)
    {
        using var files = DefinitionFiles.Of(json);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<DefinitionFolder>().PublishAsync(default, files.Folder);
            return true;
        });
    }

    private static async Task<IReadOnlyList<ShippedOffer>> OffersAsync(World world, string json)
    {
        using var files = DefinitionFiles.Of(json);
        return await world.InScope(s => s.GetRequiredService<DefinitionFolder>().OffersAsync(default, files.Folder));
    }

    private static async Task DeclineAsync(World world, string json, string sha256, bool isDeclined)
    {
        using var files = DefinitionFiles.Of(json);
        var administrator = await world.Actor("admin");
        await world.InScope(s => s.GetRequiredService<DeclineOffer>().RunAsync(administrator, "suggestion-reply", sha256, isDeclined, default, files.Folder));
    }

    private static async Task PublishAsync(World world, string json, int next)
    {
        var admin = await world.Actor("admin");
        await world.InScope(s => s.GetRequiredService<PublishDefinition>().RunAsync(admin, json, next, default));
    }

    private static async Task<int> CurrentAsync(World world)
    {
        await using var db = world.Open();
        return await db.Definitions.Where(d => d.DefinitionId == "suggestion-reply").MaxAsync(d => d.Version);
    }
}

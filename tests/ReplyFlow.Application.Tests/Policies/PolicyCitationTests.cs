using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Policies;

/// <summary>Citations are checked by the library as it is now: in the editor, in review, at the signature, in every process.</summary>
public sealed class PolicyCitationTests
{
    private const string Cites = "按照《示例市路灯管理办法》（示政规〔2018〕5号），增设路灯。";

    [Fact]
    public async Task While_the_library_is_empty_nothing_is_said_and_then_what_is_not_there_is()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseWithAsync("按照《示例市公园条例》，增设座椅。", "divisionReview");
        Assert.DoesNotContain(await world.FindingsAsync(id), f => f.Finding.Rule == 10);

        await world.ConfirmedAsync(Shelf.Old);

        var finding = Assert.Single(await world.FindingsAsync(id), f => f.Finding.Rule == 10).Finding;
        Assert.Equal("政策库中没有《示例市公园条例》，请核对名称和出处", finding.Message);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_letter_that_cites_what_was_repealed_is_not_signed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var old = await world.ConfirmedAsync(Shelf.Old);
        var id = await world.CaseWithAsync(Cites, "signOff");
        Assert.DoesNotContain(await world.FindingsAsync(id), f => f.Finding.Rule == 10);
        await RepealAsync(world, old, new DateOnly(2025, 1, 1));
        Assert.True(Assert.Single(await world.FindingsAsync(id), f => f.Finding.Rule == 10).Blocks);

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "signatory", "signOff", "Sign"));

        Assert.Contains("《示例市路灯管理办法》（示政规〔2018〕5号）已于2025年1月1日", refusal.Message, StringComparison.Ordinal);
        var admin = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RepealPolicy>().TakeBackAsync(admin, old, default);
            return true;
        });
        await world.Decide(id, "signatory", "signOff", "Sign");
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Another_bureaus_own_documents_are_not_known_to_a_letter()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.ConfirmedAsync(Shelf.New);
        await world.ConfirmedAsync(Shelf.Old, "kj.office", own: true);
        var id = await world.CaseWithAsync(Cites, "divisionReview");

        Assert.Contains(await world.FindingsAsync(id), f => f.Finding.Message.StartsWith("政策库中没有《示例市路灯管理办法》", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_process_sees_a_change_at_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var old = await world.ConfirmedAsync(Shelf.Old);
        await using var other = ProductServices.On(world.Address, world.Clock).BuildServiceProvider();
        async Task<DateOnly?> RepealedAsync()
        {
            await using var db = world.Open();
            return (await other.GetRequiredService<PolicyStore>().ForAsync(db, null, default))!.Documents.Single().RepealedOn;
        }

        Assert.Null(await RepealedAsync());
        await RepealAsync(world, old, new DateOnly(2025, 1, 1));
        Assert.Equal(new DateOnly(2025, 1, 1), await RepealedAsync());
    }

    private static async Task RepealAsync(World world, Guid id, DateOnly on)
    {
        var admin = await world.Actor("admin");
        await world.InScope(async s =>
        {
            await s.GetRequiredService<RepealPolicy>().RunAsync(admin, id, on, "示政发〔2025〕1号", null, default);
            return true;
        });
    }
}

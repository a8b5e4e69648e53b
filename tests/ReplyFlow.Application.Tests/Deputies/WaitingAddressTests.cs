using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>代联工委 finds every address that it has to ask a deputy about in one list, and the register marks it.</summary>
public sealed class WaitingAddressTests
{
    private const string Elsewhere = "kj.office@demo.invalid";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_address_that_the_office_changed_waits_with_what_hangs_on_it_until_it_is_confirmed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (id, _) = await SentAsync(world);
        Assert.Empty(await WaitingAsync(world));
        var before = (await RowAsync(world, id)).Address;
        var link = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, link, new(["满意", "满意"], "", false, true));
        var row = Assert.Single(await WaitingAsync(world));
        var message = await RowAsync(world, id);
        Assert.Equal((message.Id, message.RecipientName, Elsewhere, before, 1, 1), (row.MessageId, row.Name, row.Address, row.Before, row.Letters, row.Answers));
        Assert.Equal(((await world.Actor("office")).Signature, await BureauAsync(world, message.BureauId)), (row.By, row.Bureau));
        // The register has another address, and still leads to the decision.
        Assert.Equal(message.Id, (await MarksAsync(world))[row.DeputyId]);
        await DecideAsync<ConfirmAddress>(world, (c, liaison) => c.RunAsync(liaison, row.MessageId, AddressScene.Asked, Ct));
        Assert.Empty(await WaitingAsync(world));
        Assert.Empty(await MarksAsync(world));
    }

    [Fact]
    public async Task One_from_which_an_answer_counts_waits_also_after_the_office_sent_the_letter_elsewhere()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var before = (await RowAsync(world, id)).Address;
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), new(["满意", "满意"], "", false, true));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResentAsync(world, id, before);
        Assert.Equal((Elsewhere, 0, 1), Assert.Single(await WaitingAsync(world)) is var row ? (row.Address, row.Letters, row.Answers) : default);
    }

    [Fact]
    public async Task One_that_was_given_up_does_not_wait_any_longer()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var before = (await RowAsync(world, id)).Address;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResentAsync(world, id, Elsewhere);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var row = Assert.Single(await WaitingAsync(world));
        await DecideAsync<RejectAddress>(world, (c, liaison) => c.RunAsync(liaison, row.MessageId, before, AddressScene.Asked, Ct));
        Assert.Empty(await WaitingAsync(world));
    }

    [Fact]
    public async Task The_register_marks_an_address_of_the_administrator_before_anything_went_there()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var (id, _) = await SentAsync(world);
        var row = await RowAsync(world, id);
        await RegisterAsync(world, await world.Actor("admin"), row, Elsewhere);
        Assert.Null(Assert.Single(await MarksAsync(world)).Value);
        await ResentAsync(world, id, Elsewhere);
        Assert.Equal((await RowAsync(world, id)).Id, Assert.Single(await MarksAsync(world)).Value);
    }

    [Fact]
    public async Task Nobody_but_the_liaison_body_reads_the_list()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        foreach (var user in new[] { "admin", "office", "dispatcher" })
            await Assert.ThrowsAsync<NotAllowedException>(() => WaitingAsync(world, user));
    }

    private static async Task<IReadOnlyList<WaitingAddress>> WaitingAsync(World world, string user = "liaison")
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<AddressQueries>().WaitingAsync(actor, Ct));
    }

    private static Task<IReadOnlyDictionary<Guid, Guid?>> MarksAsync(World world) => world.InScope(async s =>
    {
        await using var db = world.Open();
        return await s.GetRequiredService<AddressQueries>().OfRegisterAsync(await db.Deputies.AsNoTracking().ToListAsync(Ct), Ct);
    });

    private static async Task<(Guid Case, string Token)> SentAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        return (id, await TokenAsync(world, await RowAsync(world, id)));
    }

    private static async Task DecideAsync<TCommand>(World world, Func<TCommand, Actor, Task> run)
    {
        var liaison = await world.Actor("liaison");
        await world.InScope(async s =>
        {
            await run(ActivatorUtilities.CreateInstance<TCommand>(s), liaison);
            return true;
        });
    }

    private static async Task<string> BureauAsync(World world, Guid id)
    {
        await using var db = world.Open();
        return await db.Bureaus.Where(b => b.Id == id).Select(b => b.ShortName).SingleAsync(Ct);
    }
}

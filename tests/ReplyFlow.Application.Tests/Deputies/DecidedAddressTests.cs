using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>代联工委 decides about the addresses that it was asked about, one by one, and can take a confirmation back.</summary>
public sealed class DecidedAddressTests
{
    private const string True = "truly@demo.invalid";
    private const string New = "newhome@demo.invalid";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_address_that_was_named_is_confirmed_and_another_waits_on(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, True), Bad);
        await LaterResentAsync(world, id, Elsewhere);
        var liaison = await world.Actor("liaison");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, liaison, await RowAsync(world, id), New, new Dictionary<string, bool> { [True] = true });
        Assert.Equal([True], await DecidedAsync(world, EvidenceKind.AddressConfirmed));
        Assert.Empty(await DecidedAsync(world, EvidenceKind.AddressRejected));
        // What went to the one about which nobody said anything goes to the register's.
        Assert.Equal((New, MessageStatus.Queued), await RowAsync(world, id) is var sent ? (sent.Address, sent.Status) : default);
        await AnswerAsync(world, await LaterResentAsync(world, id, Elsewhere), Good);
        Assert.True((await AnswersAsync(world, id))[0] is { IsUnconfirmed: true, Counts: false, IsConflict: true });
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Two_addresses_that_answered_are_asked_about_apart()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, True), Bad);
        await AnswerAsync(world, await LaterResentAsync(world, id, Elsewhere), Good);
        var (liaison, row) = (await world.Actor("liaison"), await RowAsync(world, id));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var open = await Assert.ThrowsAsync<InvalidInputException>(() => RegisterAsync(world, liaison, row, New, new Dictionary<string, bool> { [True] = true }));
        Assert.Equal(SaveDeputy.Former, open.Errors[0].Field);
        Assert.Contains(Elsewhere, open.Message, StringComparison.Ordinal);
        await RegisterAsync(world, liaison, row, New, new Dictionary<string, bool> { [True] = true, [Elsewhere] = false });
        var answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { Void: not null } && answers[1] is { Counts: true, IsUnconfirmed: false });
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Two_addresses_of_one_letter_are_both_confirmed(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, True), Bad);
        await AnswerAsync(world, await LaterResentAsync(world, id, Elsewhere), Good);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), New, new Dictionary<string, bool> { [True] = true, [Elsewhere] = true });
        Assert.Equal(2, (await DecidedAsync(world, EvidenceKind.AddressConfirmed)).Count);
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_confirmed_address_that_is_no_longer_the_registers_is_marked_when_the_office_sends_there_again()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Bad);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), New, formerIsTheirs: true);
        Assert.False((await AnswersAsync(world, id))[0].IsUnconfirmed);
        await AnswerAsync(world, await LaterResentAsync(world, id, Elsewhere), Good);
        var answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { IsUnconfirmed: true, Counts: false } && answers[1] is { IsUnconfirmed: false, Counts: true });
        Assert.NotNull((await LadderAsync(world, id)).Ladder.UnconfirmedAddress);
        await RejectAsync(world, id);
        answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { Void: not null } && answers[1] is { Void: null, Counts: true });
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_address_that_stood_in_the_register_before_is_put_back_without_a_doubt_and_its_answer_is_replaced_by_none(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        var own = (await RowAsync(world, id)).Address;
        var evil = await RememberedAsync(world, id, Elsewhere);
        var mine = await RememberedAsync(world, id, own);
        Assert.Null((await LadderAsync(world, id)).Ladder.UnconfirmedAddress);
        await AnswerAsync(world, mine, Bad);
        await Record.ExceptionAsync(() => AnswerAsync(world, evil, Good));
        Assert.True(Assert.Single(await AnswersAsync(world, id), a => a.Counts) is { IsUnconfirmed: false, Level: FeedbackLevel.Dissatisfied });
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task One_that_waits_is_never_offered_in_the_place_of_another_nor_confirmed_by_that()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        var own = (await RowAsync(world, id)).Address;
        await RememberedAsync(world, id, Elsewhere);
        await RememberedAsync(world, id, "third@demo.invalid");
        await using var db = world.Open();
        var deputy = await db.Deputies.SingleAsync(d => d.Email == "third@demo.invalid", Ct);
        Assert.Equal([own], await db.InsteadAsync(deputy, "third@demo.invalid", Ct));
        Assert.Equal([own], await db.InsteadAsync(deputy, Elsewhere, Ct));
        var (liaison, message) = (await world.Actor("liaison"), await RowAsync(world, id));
        foreach (var to in new[] { Elsewhere, "third@demo.invalid" })
            await Assert.ThrowsAsync<InvalidInputException>(() => world.InScope(
                s => s.GetRequiredService<RejectAddress>().RunAsync(liaison, message.Id, to, Asked, Ct)));
    }

    [Theory, InlineData("KJ.Office@demo.invalid"), InlineData("kj.office+a@demo.invalid"), InlineData("\"kj.office\"@demo.invalid")]
    public async Task A_rejected_mailbox_is_refused_however_it_is_written(string written)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await ResentAsync(world, id, Elsewhere);
        await RejectAsync(world, id);
        await LeaveAsync(world, id);
        Assert.Contains("不是代表的邮箱", (await Assert.ThrowsAsync<InvalidInputException>(() => ResentAsync(world, id, written))).Message, StringComparison.Ordinal);
        var row = await RowAsync(world, id);
        var admin = await world.Actor("admin");
        Assert.Equal("Email", (await Assert.ThrowsAsync<InvalidInputException>(() => RegisterAsync(world, admin, row, written))).Errors[0].Field);
        await RegisterAsync(world, await world.Actor("liaison"), row, written, new Dictionary<string, bool> { [row.Address] = true });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResentAsync(world, id, written);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_confirmation_by_mistake_is_taken_back_and_all_that_came_from_there_is_void(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await SentAsync(world);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        var (liaison, row) = (await world.Actor("liaison"), await RowAsync(world, id));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, row.Id, Asked, Ct);
            return true;
        });
        Assert.True((await LadderAsync(world, id)).Ladder is { IsAddressConfirmed: true, UnconfirmedAddress: null });
        // Whoever read it as waiting is told; whoever knows that it was confirmed takes that back.
        await Assert.ThrowsAsync<InvalidInputException>(() => RejectAsync(world, id));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = world.Open();
        var register = await db.Deputies.Where(d => d.Id == row.DeputyId).Select(d => d.Email).SingleAsync(Ct);
        await world.InScope(s => s.GetRequiredService<RejectAddress>().RunAsync(liaison, row.Id, register, Asked, Ct, takesBack: true));
        Assert.NotNull(Assert.Single(await AnswersAsync(world, id)).Void);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_page_kept_from_before_does_not_decide_what_came_into_doubt_after_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await SentAsync(world);
        await ResentAsync(world, id, Elsewhere);
        var (liaison, row) = (await world.Actor("liaison"), await RowAsync(world, id));
        Task<bool> Confirm(int seen) => world.InScope(async s =>
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, row.Id, Asked, Ct, seen);
            return true;
        });
        await Confirm(0);
        await LaterResentAsync(world, id, New);
        await LaterResentAsync(world, id, Elsewhere);
        Assert.Contains("打开这一页以后", (await Assert.ThrowsAsync<InvalidInputException>(() => Confirm(0))).Message, StringComparison.Ordinal);
        await Confirm(1);
    }

    private static async Task<Guid> SentAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }

    private static async Task<string> LaterResentAsync(World world, Guid id, string address)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        return await ResentAsync(world, id, address);
    }

    /// <summary>The office sends the letter elsewhere and writes the address into the register.</summary>
    private static async Task<string> RememberedAsync(World world, Guid id, string address)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (row, office) = (await RowAsync(world, id), await world.Actor("office"));
        await world.InScope(s => ActivatorUtilities.CreateInstance<ResendMessage>(s).RunAsync(office, row.Id, address, null, rememberAddress: true, Ct));
        return await LeaveAsync(world, id);
    }

    private static async Task<IReadOnlyList<string>> DecidedAsync(World world, EvidenceKind kind)
    {
        await using var db = world.Open();
        return await db.DeliveryEvidence.Where(e => e.Kind == kind).OrderBy(e => e.Id).Select(e => e.Address).ToListAsync(Ct);
    }
}

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
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>An address that 代联工委 replaced, one that was taken out and put back, and answers that are weighed anew once an address is confirmed.</summary>
public sealed class ReplacedAddressTests
{
    private const string First = "deputy@demo.invalid";
    private const string Right = "right@demo.invalid";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sending_once_more_to_an_address_that_the_liaison_body_replaced_is_marked_and_its_answer_sets_nothing_aside()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await EnterAsync(world, id, Bad, "liaison");
        await RegisterAsync(world, await world.Actor("liaison"), await RowAsync(world, id), Right);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, await ResentAsync(world, id, First), Good);
        var answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { IsUnconfirmed: true, IsSetAside: true, Counts: false });
        Assert.True(answers[1] is { IsLiaison: true, Counts: true });
        Assert.Contains(await WaitingAsync(world), w => w.Address == First);
        await RejectAsync(world, id, First);
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_liaison_body_says_of_an_address_in_use_that_it_replaces_whether_it_was_the_deputy_s(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var forged = await LeaveAsync(world, id);
        await AnswerAsync(world, forged, Bad);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (row, liaison) = (await RowAsync(world, id), await world.Actor("liaison"));
        await using var db = world.Open();
        var deputy = await db.Deputies.AsNoTracking().SingleAsync(d => d.Id == row.DeputyId, Ct);
        Task<RejectedAddress> Save(Dictionary<string, bool>? said, AddressGround? ground = null) => world.InScope(s => ActivatorUtilities.CreateInstance<SaveDeputy>(s)
            .RunAsync(liaison, deputy.Id, new DeputyInput(deputy.Name, deputy.Delegation, Right, ""), Ct, said, ground));
        Assert.Equal(SaveDeputy.Former, (await Assert.ThrowsAsync<InvalidInputException>(() => Save(null))).Errors[0].Field);
        Assert.Contains("Ground.Who", (await Assert.ThrowsAsync<InvalidInputException>(() => Save(new() { [First] = false }))).Errors.Select(e => e.Field));
        Assert.Equal(1, (await Save(new() { [First] = false }, Asked)).Void);
        Assert.NotNull(Assert.Single(await AnswersAsync(world, id)).Void);
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.Equal(Right, (await RowAsync(world, id)).Address);
        await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, forged));
        await Assert.ThrowsAsync<InvalidInputException>(() => ResentAsync(world, id, First));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task The_liaison_body_is_asked_the_same_of_an_address_that_it_had_confirmed()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        var (row, liaison) = (await RowAsync(world, id), await world.Actor("liaison"));
        await RegisterAsync(world, await world.Actor("admin"), row, Elsewhere);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var forged = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, forged, Bad);
        var sent = await RowAsync(world, id);
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, sent.Id, Asked, Ct);
            return true;
        });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Task<RejectedAddress> Save(Dictionary<string, bool>? said) => world.InScope(s => ActivatorUtilities.CreateInstance<SaveDeputy>(s)
            .RunAsync(liaison, row.DeputyId!.Value, new DeputyInput("祝示例", "", Right, ""), Ct, said, Asked));
        var asked = (await Assert.ThrowsAsync<InvalidInputException>(() => Save(null))).Errors[0];
        Assert.Equal(SaveDeputy.Former, asked.Field);
        Assert.Contains(Elsewhere, asked.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Save(new() { [Elsewhere] = false })).Void);
        Assert.NotNull(Assert.Single(await AnswersAsync(world, id)).Void);
        await Assert.ThrowsAsync<LinkClosedException>(() => PageAsync(world, forged));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task An_address_that_an_administrator_takes_out_and_puts_back_is_in_no_doubt_and_another_one_in_between_is()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        var (row, admin) = (await RowAsync(world, id), await world.Actor("admin"));
        foreach (var typed in new[] { "", First })
            await RegisterAsync(world, admin, row, typed);
        Assert.Equal(DeliveryRung.Accepted, (await LadderAsync(world, id)).Ladder.Rung);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        await AnswerAsync(world, await ResentAsync(world, id, First), Bad);
        Assert.True((await AnswersAsync(world, id))[0] is { IsUnconfirmed: false, Counts: true, Level: FeedbackLevel.Dissatisfied });
        await RegisterAsync(world, admin, row, "");
        await RegisterAsync(world, admin, row, Elsewhere);
        await using var db = world.Open();
        var deputy = await db.Deputies.AsNoTracking().SingleAsync(d => d.Id == row.DeputyId, Ct);
        Assert.Equal([First], await db.InsteadAsync(deputy, Elsewhere, Ct));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_answer_set_aside_counts_once_the_liaison_body_confirms_its_address(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, await ResentAsync(world, id, Right), Bad);
        Assert.True((await AnswersAsync(world, id))[0] is { IsSetAside: true, IsConflict: true });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (row, liaison) = (await RowAsync(world, id), await world.Actor("liaison"));
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, row.Id, Asked, Ct);
            return true;
        });
        var answers = await AnswersAsync(world, id);
        Assert.True(answers[0] is { Counts: true, IsSetAside: false, Level: FeedbackLevel.Dissatisfied });
        Assert.False(answers[1].Counts);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("的邮箱已经确认，由它来的答复“不满意”计入", StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_address_of_a_new_deputy_that_an_administrator_adds_waits_where_there_is_a_liaison_body(bool hasLiaison)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        if (!hasLiaison)
            await db.UserRoles.Where(r => db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Liaison)).ExecuteDeleteAsync(Ct);
        var admin = await world.Actor("admin");
        await world.InScope(s => ActivatorUtilities.CreateInstance<SaveDeputy>(s).RunAsync(admin, null, new DeputyInput("穆示例", "东湖区代表团", Right, ""), Ct));
        Assert.Equal(hasLiaison ? 1 : 0, await db.AddressChanges.CountAsync(c => c.Address == Right, Ct));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_mail_made_one_to_staff_is_found_by_verify()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await ResentAsync(world, id, Elsewhere), Good);
        Assert.Empty(await world.Verify());
        await using var db = world.Open();
        await db.Outbox.Where(m => m.Address == Elsewhere).ExecuteUpdateAsync(s => s.SetProperty(m => m.RecipientKind, RecipientKind.Staff)
            .SetProperty(m => m.Address, "other@demo.invalid"), Ct);
        Assert.Contains(await world.Verify(), f => f.Message.Contains("与经过中记录的校验值不符", StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<WaitingAddress>> WaitingAsync(World world) =>
        world.InScope(async s => await s.GetRequiredService<AddressQueries>().WaitingAsync(await world.Actor("liaison"), Ct));
}

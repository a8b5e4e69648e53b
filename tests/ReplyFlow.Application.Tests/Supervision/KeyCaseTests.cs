using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Supervision;

public sealed class KeyCaseTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_case_is_put_under_a_leaders_supervision_and_taken_out_with_a_reason(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        var leader = await world.Actor("leader");
        await Flag(world, "dispatcher", id, new("副市长 某某", null));
        Assert.Equal((true, "副市长 某某", null), await Read(world, id));
        await Flag(world, "liaison", id, new("", leader.UserId));
        Assert.Equal((true, leader.Name, leader.UserId), await Read(world, id));
        Assert.Contains("Reason", (await Assert.ThrowsAsync<InvalidInputException>(() => Unflag(world, "liaison", id, " "))).Errors.Select(e => e.Field));
        await Unflag(world, "liaison", id, "事项已解决。");
        Assert.Equal((false, "", null), await Read(world, id));
        await Assert.ThrowsAsync<InvalidInputException>(() => Unflag(world, "liaison", id, "再来一次"));
        await using var db = world.Open();
        Assert.Equal(
            ["列为重点督办，督办领导：副市长 某某", $"重点督办改由{leader.Name}督办（原为副市长 某某）", $"取消重点督办（原由{leader.Name}督办）：事项已解决。"],
            (await db.Audit.Where(a => a.CaseId == id && a.Kind.StartsWith("KeyCase")).OrderBy(a => a.Seq).ToListAsync()).Select(FactWithWords.Tell));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_the_liaison_body_and_the_dispatcher_decide_it_and_a_leader_is_named(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("draft");
        foreach (var user in new[] { "office", "leader", "signatory", "drafter" })
            await Assert.ThrowsAsync<NotAllowedException>(() => Flag(world, user, id, new("某领导", null)));
        await Assert.ThrowsAsync<InvalidInputException>(() => Flag(world, "liaison", id, new(" ", null)));
        await Assert.ThrowsAsync<InvalidInputException>(() => Flag(world, "liaison", id, new("某领导", Guid.NewGuid())));
        // A leader of another bureau would be told of a case they may not see.
        var stranger = (await world.Actor("kj.signatory")).UserId;
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => Flag(world, "liaison", id, new("某领导", stranger)));
        Assert.Equal("SupervisorId", Assert.Single(refusal.Errors).Field);
        await Assert.ThrowsAsync<NotFoundException>(() => Flag(world, "liaison", Guid.NewGuid(), new("某领导", null)));
        Assert.Equal((false, "", null), await Read(world, id));
    }

    private static async Task<(bool, string, Guid?)> Read(World world, Guid id)
    {
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        return (c.IsKey, c.KeySupervisor, c.KeySupervisorId);
    }

    private static async Task Flag(World world, string user, Guid id, KeyCaseInput input)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<FlagKeyCase>().RunAsync(actor, id, input, default);
            return true;
        });
    }

    private static async Task Unflag(World world, string user, Guid id, string reason)
    {
        var actor = await world.Actor(user);
        await world.InScope(async s =>
        {
            await s.GetRequiredService<UnflagKeyCase>().RunAsync(actor, id, reason, default);
            return true;
        });
    }
}

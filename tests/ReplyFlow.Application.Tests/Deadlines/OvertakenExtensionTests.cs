using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Deadlines;

/// <summary>Requests for more time that events have overtaken before they were decided.</summary>
public sealed class OvertakenExtensionTests
{
    private static readonly DateOnly September = new(2026, 9, 1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_late_reply_is_not_made_punctual_after_it_was_issued(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("signOff");
        world.Clock.Now = world.Clock.Now.AddMonths(3).AddDays(5);
        await world.Extend(id, September);
        await world.Decide(id, "signatory", "signOff", "Sign");

        await RefusedAsync(world, id, "已印发");
        await using var db = world.Open();
        var c = await db.Cases.SingleAsync(x => x.Id == id);
        Assert.Equal((new DateOnly(2026, 7, 20), new DateOnly(2026, 7, 25)), (c.Due.On, c.RepliedOn));
        await world.Decide(id, "dispatcher", "extensionDecision", "Refuse", comment: "复函已经印发。");
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_one_bureau_asked_for_does_not_bind_the_next(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("accept");
        await world.Extend(id, September);
        await world.Decide(id, "office", "accept", "Object", comment: "不属本单位职责。");
        await world.Decide(id, "dispatcher", "objection", "Reassign");
        await RefusedAsync(world, id, "重新交办");

        world.Clock.Now = world.Clock.Now.AddDays(1);
        await world.Decide(id, "dispatcher", "assign", "Assign", new AssignInput(await world.Bureau("市科函"), [], [], ""));
        await RefusedAsync(world, id, "已改派");
        await using var db = world.Open();
        Assert.Equal(new DateOnly(2026, 7, 21), (await db.Cases.SingleAsync(x => x.Id == id)).Due.On);
    }

    [Fact]
    public async Task A_day_that_has_passed_is_neither_asked_for_nor_approved()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("draft");
        world.Clock.Now = world.Clock.Now.AddMonths(4);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => world.Extend(id, new DateOnly(2026, 8, 19)));
        Assert.Equal("Until", Assert.Single(refused.Errors).Field);
        await world.Extend(id, new DateOnly(2026, 8, 20));

        world.Clock.Now = world.Clock.Now.AddDays(1);
        await RefusedAsync(world, id, "已经过去");
    }

    /// <summary>Approval is refused and changes nothing; turning the request down still closes it.</summary>
    private static async Task RefusedAsync(World world, Guid id, string because)
    {
        await using var db = world.Open();
        var due = await db.Cases.Where(c => c.Id == id).Select(c => c.Due.On).SingleAsync();
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => world.Decide(id, "dispatcher", "extensionDecision", "Approve"));
        Assert.Contains(because, refused.Message);
        Assert.Equal(due, await db.Cases.Where(c => c.Id == id).Select(c => c.Due.On).SingleAsync());
        Assert.False(await db.Notices.AnyAsync());
        Assert.Contains("extensionDecision", await world.OpenSteps(id));
    }
}

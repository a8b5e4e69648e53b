using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>
/// Two who decide about an address at once, and an answer that comes meanwhile, on a real PostgreSQL. Either order is forced: a third
/// connection holds the end of the audit chain, which all take last, until the first has done its work and the second waits behind it.
/// </summary>
public sealed class AddressRaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_reject_an_address_at_once_one_does_and_answers_become_void_once()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var scene = await AnsweredAsync(world);
        var (first, second) = await RaceAsync(world, () => RejectAsync(world, scene), () => RejectAsync(world, scene));
        Assert.Null(first);
        Assert.Contains("不用确认", Assert.IsType<InvalidInputException>(second).Message, StringComparison.Ordinal);
        await RejectedAsync(world, scene);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_one_who_confirms_and_one_who_rejects_the_first_decides(bool rejectsFirst)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var scene = await AnsweredAsync(world);
        Func<Task> reject = () => RejectAsync(world, scene), confirm = () => ConfirmAsync(world, scene);
        var (first, second) = rejectsFirst ? await RaceAsync(world, reject, confirm) : await RaceAsync(world, confirm, reject);
        Assert.Null(first);
        Assert.IsType<InvalidInputException>(second);
        if (rejectsFirst)
        {
            await RejectedAsync(world, scene);
            return;
        }
        Assert.Equal((CaseStatus.Archived, 1, 0), await StandingAsync(world, scene));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_by_a_link_there_that_comes_meanwhile_counts_nowhere_in_either_order(bool rejectsFirst)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var scene = await AnsweredAsync(world);
        Func<Task> reject = () => RejectAsync(world, scene), answer = () => GiveAsync(world, scene.Evil);
        var (first, second) = rejectsFirst ? await RaceAsync(world, reject, answer) : await RaceAsync(world, answer, reject);
        Assert.Null(first);
        if (rejectsFirst)
            Assert.Contains("不是代表本人的", Assert.IsType<LinkClosedException>(second).Message, StringComparison.Ordinal);
        else
            Assert.Null(second);
        Assert.Equal((CaseStatus.Replied, 0, rejectsFirst ? 1 : 2), await StandingAsync(world, scene));
        Assert.Equal(["feedback"], await world.OpenSteps(scene.Case));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_deputys_own_answer_that_comes_meanwhile_counts_in_either_order(bool rejectsFirst)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Postgres);
        var scene = await AnsweredAsync(world);
        Func<Task> reject = () => RejectAsync(world, scene), answer = () => GiveAsync(world, scene.Own);
        var (first, second) = rejectsFirst ? await RaceAsync(world, reject, answer) : await RaceAsync(world, answer, reject);
        Assert.Equal((null, null), (first, second));
        Assert.Equal((CaseStatus.Replied, 1, 1), await StandingAsync(world, scene));
        // Their words reach the drafter.
        Assert.Equal(["rehandle"], await world.OpenSteps(scene.Case));
        Assert.Empty(await world.Verify());
    }

    private sealed record Scene(Guid Case, Guid Message, string Register, string Own, string Evil);

    /// <summary>A case that an answer from elsewhere has archived; the deputy's own link works too.</summary>
    private static async Task<Scene> AnsweredAsync(World world)
    {
        var id = await world.CaseAt("feedback");
        var register = (await RowAsync(world, id)).Address;
        var own = await LeaveAsync(world, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var evil = await ResentAsync(world, id, Elsewhere);
        await AnswerAsync(world, evil, Good);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = world.Open();
        var message = await db.Outbox.Where(m => m.CaseId == id && m.Address == Elsewhere).Select(m => m.Id).SingleAsync(Ct);
        return new(id, message, register, own, evil);
    }

    private static async Task RejectAsync(World world, Scene scene)
    {
        var liaison = await world.Actor("liaison");
        await world.InScope(s => s.GetRequiredService<RejectAddress>().RunAsync(liaison, scene.Message, scene.Register, AddressScene.Asked, Ct));
    }

    private static async Task ConfirmAsync(World world, Scene scene)
    {
        var liaison = await world.Actor("liaison");
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, scene.Message, AddressScene.Asked, Ct);
            return true;
        });
    }

    private static Task GiveAsync(World world, string token) => world.InScope(async s =>
    {
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, Bad, default);
        return true;
    });

    private static async Task RejectedAsync(World world, Scene scene)
    {
        Assert.Equal((CaseStatus.Replied, 0, 1), await StandingAsync(world, scene));
        await using var db = world.Open();
        Assert.Equal(1, await db.DeliveryEvidence.CountAsync(e => e.Kind == EvidenceKind.AddressRejected, Ct));
        Assert.Equal(0, await db.DeliveryEvidence.CountAsync(e => e.Kind == EvidenceKind.AddressConfirmed, Ct));
        Assert.Empty(await world.Verify());
    }

    private static async Task<(CaseStatus Status, int Counting, int Void)> StandingAsync(World world, Scene scene)
    {
        await using var db = world.Open();
        var answers = await db.Feedback.AsNoTracking().Where(f => f.CaseId == scene.Case).ToListAsync(Ct);
        return (await db.Cases.Where(c => c.Id == scene.Case).Select(c => c.Status).SingleAsync(Ct),
            answers.Count(a => a.Counts), answers.Count(a => a.VoidedAt is not null));
    }

    /// <summary>Lets the first get as far as the chain and the second as far as it can behind it; returns how they ended.</summary>
    private static async Task<(Exception? First, Exception? Second)> RaceAsync(World world, Func<Task> first, Func<Task> second)
    {
        Task before, after;
        await using (var holder = world.Open())
        await using (await holder.Database.BeginTransactionAsync(Ct))
        {
            await holder.LockChainEndAsync(Ct);
            before = first();
            await WaitingAsync(holder, 1, before);
            after = second();
            await WaitingAsync(holder, 2, after);
        }
        return (await Record.ExceptionAsync(() => before), await Record.ExceptionAsync(() => after));
    }

    /// <summary>Goes on as soon as so many connections wait for a lock.</summary>
    private static async Task WaitingAsync(Data.ReplyFlowDb db, int count, Task work)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(5, Ct))
        {
            // What the server says of its sessions is remembered within a transaction, what it says of locks is not.
            var waiting = await db.Database.SqlQuery<int>($"""
                SELECT count(DISTINCT pid)::int AS "Value" FROM pg_locks WHERE NOT granted AND pid IN
                    (SELECT pid FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()))
                """).SingleAsync(Ct);
            if (waiting >= count)
                return;
            Assert.False(work.IsCompleted, $"it ended before {count} waited: {work.Exception?.InnerException}");
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{count} did not come to wait within a minute");
        }
    }
}

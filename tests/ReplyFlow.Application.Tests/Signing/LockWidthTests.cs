using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Signing;

/// <summary>Who waits for whom while a letter is painted, on a real PostgreSQL: those who want a number of the same series, and nobody else.</summary>
public sealed class LockWidthTests
{
    private const string Bureau = "云川市工业和信息化局";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_letter_is_painted_other_bureaus_sign_others_decide_and_the_administrator_saves()
    {
        using var seal = new HeldSeal(Bureau);
        await using var world = await World.CreateAsync(DatabaseKind.Postgres, seal: seal.Settings);
        var (own, others, plain) = (await world.CaseAt("signOff", "0001"), await CaseOfScienceAsync(world, "0002"), await world.CaseAt("leaderReview", "0003"));
        var painting = PaintAsync(world, own);
        await seal.ReachedAsync(painting);

        await InTimeAsync(world.Decide(plain, "leader", "leaderReview", "Approve"));
        Assert.Equal("市科函〔2026〕1号", (await InTimeAsync(world.Decide(others, "kj.signatory", "signOff", "Sign"))).DocumentNumber);
        await InTimeAsync(SaveDivisionAsync(world));

        Assert.False(painting.IsCompleted);
        seal.Give();
        Assert.Equal("市工信函〔2026〕1号", (await painting).DocumentNumber);
        await using var db = world.Open();
        // Committed in the order they ended in, each line of the trail after its letter.
        Assert.Equal([others, own], await db.Audit.Where(a => a.Kind == "LetterIssued").OrderBy(a => a.Seq).Select(a => a.CaseId!.Value).ToListAsync(Ct));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_of_one_series_follow_each_other_with_consecutive_numbers(bool isNew)
    {
        using var seal = new HeldSeal(Bureau);
        await using var world = await World.CreateAsync(DatabaseKind.Postgres, seal: seal.Settings);
        var (first, second) = (await world.CaseAt("signOff", "0001"), await world.CaseAt("signOff", "0002"));
        if (!isNew)
            await OpenSeriesAsync(world);
        var painting = PaintAsync(world, first);
        await seal.ReachedAsync(painting);
        var waiting = world.Decide(second, "signatory", "signOff", "Sign");
        await UntilWaitingAsync(world, waiting);

        seal.Give();
        Assert.Equal("市工信函〔2026〕1号", (await painting).DocumentNumber);
        Assert.Equal("市工信函〔2026〕2号", (await waiting).DocumentNumber);
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_given_back_goes_to_the_signature_that_waited_for_it(bool isNew)
    {
        using var seal = new HeldSeal(Bureau);
        await using var world = await World.CreateAsync(DatabaseKind.Postgres, seal: seal.Settings);
        var (first, second) = (await world.CaseAt("signOff", "0001"), await world.CaseAt("signOff", "0002"));
        if (!isNew)
            await OpenSeriesAsync(world);
        var painting = PaintAsync(world, first);
        await seal.ReachedAsync(painting);
        var waiting = world.Decide(second, "signatory", "signOff", "Sign");
        await UntilWaitingAsync(world, waiting);

        seal.Give(good: false);
        await Assert.ThrowsAsync<InvalidInputException>(() => painting);
        Assert.Equal("市工信函〔2026〕1号", (await waiting).DocumentNumber);
        Assert.Equal(["signOff"], await world.OpenSteps(first));
        Assert.Equal("市工信函〔2026〕2号", (await world.Decide(first, "signatory", "signOff", "Sign")).DocumentNumber);
        Assert.Empty(await world.Verify());
    }

    /// <summary>Signs on a thread of its own: the painting blocks it until the seal is given, and the runner has few.</summary>
    private static Task<DecisionReceipt> PaintAsync(World world, Guid id) =>
        Task.Run(() => world.Decide(id, "signatory", "signOff", "Sign"), Ct);

    /// <summary>A case of another bureau, waiting for its signature.</summary>
    private static async Task<Guid> CaseOfScienceAsync(World world, string number)
    {
        var id = await world.Register(World.Suggestion(number));
        await world.Decide(id, "dispatcher", "assign", "Assign", new AssignInput(await world.Bureau("市科函"), [], [], ""));
        await world.Decide(id, "kj.office", "accept", "Accept");
        await world.Decide(id, "kj.office", "allocate", "Allocate", await world.Allocation("kj.drafter"));
        await world.Contact(id, "kj.drafter");
        await world.Decide(id, "kj.drafter", "draft", "Submit", await world.Draft(id));
        await world.Decide(id, "kj.head", "divisionReview", "Approve");
        await world.Decide(id, "kj.office", "proofread", "Approve");
        await world.Decide(id, "kj.signatory", "leaderReview", "Approve");
        return id;
    }

    /// <summary>A series that is stored already and has given no number yet.</summary>
    private static async Task OpenSeriesAsync(World world)
    {
        var bureau = await world.Bureau("市工信函");
        await using var db = world.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        await db.LockSeriesAsync(bureau, "市工信函", 2026, Ct);
        await db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
    }

    private static async Task<bool> SaveDivisionAsync(World world)
    {
        var (admin, bureau) = (await world.Actor("admin"), await world.Bureau("市工信函"));
        return await world.InScope(async s =>
        {
            await new SaveDivision(s.GetRequiredService<UnitRunner>()).RunAsync(admin, bureau, null, "综合处", Ct);
            return true;
        });
    }

    /// <summary>What must not wait for the painting ends; what does would never.</summary>
    private static Task<T> InTimeAsync<T>(Task<T> work) => work.WaitAsync(TimeSpan.FromMinutes(1), Ct);

    /// <summary>Goes on as soon as the server says that a connection waits for a row of another; fails when the work ends without waiting.</summary>
    private static async Task UntilWaitingAsync(World world, Task work)
    {
        await using var db = world.Open();
        for (var watch = Stopwatch.StartNew(); !await db.Database.SqlQuery<bool>(
            $"""SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'transactionid') AS "Value" """)
            .SingleAsync(Ct); await Task.Delay(5, Ct))
        {
            if (work.IsCompleted)
                await work;
            Assert.False(work.IsCompleted, "it ended without waiting for the number");
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "nobody waits for the number");
        }
    }
}

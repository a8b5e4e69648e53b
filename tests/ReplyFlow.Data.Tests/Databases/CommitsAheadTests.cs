using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Data.Tests.Databases;

/// <summary>Commits that wait for the disk together: who waits for which flush, and that others' commits still wait each by itself.</summary>
public sealed class CommitsAheadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_who_come_while_a_flush_runs_wait_for_the_next_one_and_for_no_other()
    {
        using var began = new SemaphoreSlim(0);
        using var ends = new SemaphoreSlim(0);
        var flush = new SharedFlush(() =>
        {
            began.Release();
            ends.Wait(Ct);
        });
        var first = flush.WaitAsync();
        await began.WaitAsync(Ct);
        var others = Enumerable.Range(0, 5).Select(_ => flush.WaitAsync()).ToList();
        ends.Release();
        await first;
        await began.WaitAsync(Ct);
        Assert.DoesNotContain(others, o => o.IsCompleted);
        var later = flush.WaitAsync();
        ends.Release();
        await Task.WhenAll(others);
        await began.WaitAsync(Ct);
        Assert.False(later.IsCompleted);
        ends.Release();
        await later;
        Assert.Equal(0, began.CurrentCount);
    }

    [Fact]
    public async Task Who_waited_for_a_flush_that_failed_is_told_and_the_next_one_is_tried()
    {
        var tries = 0;
        var flush = new SharedFlush(() =>
        {
            if (++tries == 1)
                throw new IOException("The disk is gone.");
        });
        await Assert.ThrowsAsync<IOException>(flush.WaitAsync);
        await flush.WaitAsync();
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_context_commits_ahead_until_that_is_disposed_and_what_it_committed_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-ahead-");
        try
        {
            var address = DatabaseAddress.Sqlite(Path.Combine(folder.FullName, "replyflow.db"));
            await address.MigrateAsync(Ct);
            await using var db = address.Open();
            await using (var ahead = await db.CommitAheadAsync(Ct))
            {
                Assert.Equal(1L, await SynchronousAsync(db));
                await db.Settings.AddAsync(new() { Name = "ahead", Value = "1" }, Ct);
                await db.SaveChangesAsync(Ct);
                await ahead.SettledAsync();
            }
            await db.Database.OpenConnectionAsync(Ct);
            Assert.Equal(2L, await SynchronousAsync(db));
            await db.Database.CloseConnectionAsync();
            await using var other = address.Open();
            Assert.True(await other.Settings.AnyAsync(s => s.Name == "ahead", Ct));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_database_whose_commits_do_not_wait_is_left_as_it_is(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await using (var ahead = await db.CommitAheadAsync(Ct))
            await ahead.SettledAsync();
        if (kind == DatabaseKind.Sqlite)
        {
            await db.Database.OpenConnectionAsync(Ct);
            Assert.Equal(0L, await SynchronousAsync(db));
        }
    }

    private static async Task<object?> SynchronousAsync(ReplyFlowDb db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        return await command.ExecuteScalarAsync(Ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Core;

/// <summary>Two transactions that each hold what the other wants: PostgreSQL ends one of them, and it is done again.</summary>
public sealed class DeadlockTests
{
    public enum Meeting
    {
        Save,
        Statement,
        Update,
        Query,
    }

    [Theory]
    [InlineData(Meeting.Save)]
    [InlineData(Meeting.Statement)]
    [InlineData(Meeting.Update)]
    [InlineData(Meeting.Query)]
    public async Task The_one_that_the_database_ends_is_done_again(Meeting meeting)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        Guid[] ids = [await AddAsync(database, "甲"), await AddAsync(database, "乙")];
        await using var services = new ServiceCollection().AddLogging().AddReplyFlowDatabase(database.Address).AddUnits().BuildServiceProvider();
        var (holds, attempts) = (new[] { new TaskCompletionSource(), new TaskCompletionSource() }, 0);
        await Task.WhenAll(RunAsync(0, 1), RunAsync(1, 0));
        // Where the machine is busy the one that is done again may meet the other once more.
        Assert.InRange(attempts, 3, 5);

        async Task RunAsync(int first, int second)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
            {
                Interlocked.Increment(ref attempts);
                await ChangeAsync(unit.Db, ids[first], Meeting.Save);
                holds[first].TrySetResult();
                await holds[second].Task;
                await ChangeAsync(unit.Db, ids[second], meeting);
            }, TestContext.Current.CancellationToken);
        }
    }

    private static async Task ChangeAsync(ReplyFlowDb db, Guid id, Meeting meeting)
    {
        if (meeting == Meeting.Statement)
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Bureaus" WHERE "Id" = {id} FOR UPDATE""");
        if (meeting == Meeting.Query)
            await db.Bureaus.FromSql($"""SELECT * FROM "Bureaus" WHERE "Id" = {id} FOR UPDATE""").ToListAsync();
        if (meeting == Meeting.Update)
        {
            await db.Bureaus.Where(b => b.Id == id).ExecuteUpdateAsync(s => s.SetProperty(b => b.Name, b => b.Name + "+"));
            return;
        }
        var bureau = await db.Bureaus.SingleAsync(b => b.Id == id);
        bureau.Name += "+";
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> AddAsync(TestDatabase database, string name)
    {
        await using var db = database.Open();
        var bureau = new Bureau { Name = name, ShortName = name, Kind = BureauKind.Handling };
        db.Add(bureau);
        await db.SaveChangesAsync();
        return bureau.Id;
    }
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Verification;

namespace ReplyFlow.Data.Tests.Year;

public sealed class YearTests
{
    [Fact]
    public async Task Scratch()
    {
        var watch = Stopwatch.StartNew();
        await using var year = await SimulatedYear.CreateAsync(DatabaseKind.Sqlite, int.Parse(Environment.GetEnvironmentVariable("YEAR") ?? "100"));
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"made {watch.Elapsed}");
        await year.RunAsync(() => Task.CompletedTask, () => Task.CompletedTask);
        output.WriteLine($"{watch.Elapsed} decisions {year.Decisions} refused {year.Refused} cpu {Process.GetCurrentProcess().TotalProcessorTime}");
        await using var db = year.Open();
        foreach (var g in await db.Cases.GroupBy(c => c.Status).Select(g => new { g.Key, N = g.Count() }).ToListAsync())
            output.WriteLine($"{g.Key} {g.N}");
        foreach (var g in await db.WorkItems.GroupBy(c => new { c.Step, c.Outcome, c.Status }).Select(g => new { g.Key, N = g.Count() }).ToListAsync())
            output.WriteLine($"{g.Key} {g.N}");
        foreach (var f in (await year.InScope(s => s.GetRequiredService<Verifier>().RunAsync(default))).Take(10))
            output.WriteLine(f.ToString());
        output.WriteLine($"{watch.Elapsed}");
        Assert.Fail("scratch");
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Suggestions.Importing;

/// <summary>A list that was accepted is registered in short transactions: all of it, once, whatever comes between.</summary>
public sealed class ImportBatchTests
{
    private const int Rows = 60;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_one_process_began_another_finishes_and_every_row_is_registered_once(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var import = await AcceptAsync(world, Rows);
        var first = await world.InScope(s => s.GetRequiredService<ImportWriter>().StepAsync(import, default));
        Assert.Equal((25, false), (first.Registered, first.IsFinished));
        // Two at once, as after a start beside another process.
        await Task.WhenAll(FinishAsync(world), FinishAsync(world));
        await using var db = world.Open();
        Assert.Equal(Rows, await db.Suggestions.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Enumerable.Range(1, Rows), await db.Suggestions.OrderBy(s => s.NumberValue).Select(s => s.NumberValue).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Rows, await db.WorkItems.CountAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.ImportRows.AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Deputies.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal((Rows, true), await db.Imports.Select(i => new ValueTuple<int, bool>(i.Registered, i.FinishedAt != null)).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await world.Verify());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_that_waits_in_an_import_is_taken_for_registration_correction_and_the_next_import(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var other = await world.Register(World.Suggestion("0999"));
        await AcceptAsync(world, 3);
        Assert.Contains("正在批量导入", (await Assert.ThrowsAsync<InvalidInputException>(() => world.Register(World.Suggestion("0002")))).Message, StringComparison.Ordinal);
        var liaison = await world.Actor("liaison");
        var corrected = await Assert.ThrowsAsync<InvalidInputException>(() => world.InScope(s => s.GetRequiredService<CorrectSuggestion>()
            .RunAsync(liaison, other, new SuggestionCorrection(World.Suggestion("0002"), 0, "编号有误"), [], default)));
        Assert.Contains("正在批量导入", corrected.Message, StringComparison.Ordinal);
        var (report, second) = await world.InScope(s => s.GetRequiredService<ImportSuggestions>().AcceptAsync(liaison, List(3), ImportMode.Always, "b.csv", default));
        Assert.Null(second);
        Assert.All(report.Lines, l => Assert.Contains("正在批量导入", l.Message, StringComparison.Ordinal));
        await FinishAsync(world);
        (report, _) = await world.InScope(s => s.GetRequiredService<ImportSuggestions>().AcceptAsync(liaison, List(3), ImportMode.Always, "b.csv", default));
        Assert.All(report.Lines, l => Assert.Contains("已经登记过", l.Message, StringComparison.Ordinal));
    }

    [Trait("Length", "Long")]
    [Fact]
    public async Task Nobody_sees_a_row_of_a_list_that_was_not_accepted()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await world.Register(World.Suggestion("0060"));
        var report = await world.InScope(s => s.GetRequiredService<ImportSuggestions>().RunAsync(null, List(Rows), ImportMode.Always, default));
        Assert.Equal((false, 1), (report.Done, report.Lines.Count(l => !l.Ok)));
        await using var db = world.Open();
        Assert.Equal((1, 0, 0), (await db.Suggestions.CountAsync(TestContext.Current.CancellationToken), await db.ImportRows.CountAsync(TestContext.Current.CancellationToken), await db.Imports.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_an_import_registered_bears_the_name_of_whoever_imported_it()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await AcceptAsync(world, 1);
        await FinishAsync(world);
        await using var db = world.Open();
        var liaison = await world.Actor("liaison");
        Assert.Equal([liaison.Name], await db.Audit.Where(a => a.Kind == "SuggestionRegistered").Select(a => a.ActorName).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(liaison.Name, await db.WorkItems.Select(w => w.SentBy).SingleAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<Guid> AcceptAsync(World world, int rows)
    {
        var liaison = await world.Actor("liaison");
        var (_, import) = await world.InScope(s => s.GetRequiredService<ImportSuggestions>().AcceptAsync(liaison, List(rows), ImportMode.Always, "a.csv", default));
        return import!.Value;
    }

    private static async Task FinishAsync(World world)
    {
        while (await world.InScope(s => s.GetRequiredService<ImportWriter>().NextAsync(default)) is { } next)
            await world.InScope(s => s.GetRequiredService<ImportWriter>().StepAsync(next, default));
    }

    private static IReadOnlyList<SuggestionRow> List(int rows) => SuggestionFile.Read("a.csv", Encoding.UTF8.GetBytes(
        "届次,编号,标题,正文,日期,领衔代表,代表团,附议代表\n" + string.Concat(Enumerable.Range(1, rows)
            .Select(i => $"{World.Session},{i:0000},关于第{i}件事的建议,正文,2026-02-11,示例甲,东湖区代表团,示例乙\n"))));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Proofreading;

/// <summary>核稿统计: what is counted, once, and who sees it.</summary>
public sealed class TallyTests
{
    private const string Faulty = "您提出的建议收悉。现答复如下：\n一、工作已布署，布署到位。\n二、共12家（城区5家、乡镇6家）。\n感谢您的关心。";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_submitted_version_is_counted_once_by_its_checks(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SubmitAsync(world, "0001");

        await TallyAsync(world);
        await TallyAsync(world);

        await using var db = world.Open();
        var drafter = await world.Actor("drafter");
        var rows = await db.FindingTallies.OrderBy(t => t.Check).ToListAsync();
        Assert.Equal((FindingTally.Whole, drafter.BureauId, drafter.DivisionId), (rows[0].Check, rows[0].BureauId!.Value, rows[0].DivisionId));
        Assert.Equal(2, Assert.Single(rows, t => t.Check == 7).Warnings);
        Assert.Equal(1, Assert.Single(rows, t => t.Check == 9).Errors);
        Assert.Equal((rows.Skip(1).Sum(t => t.Errors), rows.Skip(1).Sum(t => t.Warnings)), (rows[0].Errors, rows[0].Warnings));

        var report = await ReportAsync(world, "office", FindingColumns.Month);
        Assert.Equal((1, 1), (report.Versions, report.Columns.Single().Versions));
        var words = Assert.Single(report.Lines, l => l.Check == "用词");
        Assert.Equal((0, 2, new Rate(1, 1), 2), (words.Errors, words.Warnings, words.Share, words.Cells.Single()));
        Assert.Equal(report.Lines.Select(l => l.Errors + l.Warnings).OrderDescending(), report.Lines.Select(l => l.Errors + l.Warnings));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_sees_the_figures_that_are_theirs(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await SubmitAsync(world, "0001");
        await TallyAsync(world);

        foreach (var user in new[] { "liaison", "dispatcher", "office", "head", "leader", "signatory" })
            Assert.Equal((user, 1), (user, (await ReportAsync(world, user, FindingColumns.Division)).Versions));
        Assert.Equal(0, (await ReportAsync(world, "drafter", FindingColumns.Division)).Versions);
        var head = await world.Actor("head");
        await using var db = world.Open();
        var division = await db.Divisions.Where(d => d.Id == head.DivisionId).Select(d => d.Name).SingleAsync();
        Assert.Equal([division], (await ReportAsync(world, "office", FindingColumns.Division)).Columns.Select(c => c.Name));
        var bureau = await db.Bureaus.Where(b => b.Id == head.BureauId).Select(b => b.ShortName).SingleAsync();
        Assert.Equal([bureau], (await ReportAsync(world, "liaison", FindingColumns.Bureau)).Columns.Select(c => c.Name));
    }

    [Fact]
    public async Task What_is_older_than_the_installations_first_count_is_left_alone_and_what_came_since_the_last_is_not_lost()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await SubmitAsync(world, "0001");
        world.Clock.Now = world.Clock.Now.AddDays(9);
        await TallyAsync(world);
        await using var db = world.Open();
        Assert.Equal(0, await db.FindingTallies.CountAsync());

        await SubmitAsync(world, "0002");
        await TallyAsync(world);
        // The workers were away for a month.
        await SubmitAsync(world, "0003");
        world.Clock.Now = world.Clock.Now.AddDays(30);
        await TallyAsync(world);
        Assert.Equal(2, await db.FindingTallies.CountAsync(t => t.Check == FindingTally.Whole));
    }

    private static async Task SubmitAsync(World world, string number)
    {
        var id = await world.CaseAt("draft", number);
        await world.Contact(id);
        await world.Decide(id, "drafter", "draft", "Submit", await world.Draft(id, Faulty));
    }

    private static Task<bool> TallyAsync(World world) =>
        world.InScope(s => s.GetRequiredService<TallyFindings>().RunAsync(null, world.Clock.Now, default));

    private static async Task<FindingReport> ReportAsync(World world, string user, FindingColumns columns)
    {
        var actor = await world.Actor(user);
        var today = BeijingTime.DateOf(world.Clock.Now);
        return await world.InScope(s => s.GetRequiredService<FindingReportQueries>().ReportAsync(actor, today.AddDays(-40), today, null, columns, default));
    }
}

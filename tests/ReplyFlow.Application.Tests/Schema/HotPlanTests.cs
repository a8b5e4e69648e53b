using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Schema;

/// <summary>
/// The statements behind the pages that are asked for most, in a city with some thousand cases and with the tables sampled: none reads through a
/// table that grows with the years. PostgreSQL is told to avoid that where there is another way, since so few rows it rightly reads all.
/// </summary>
[Collection(nameof(LargeCity))]
public sealed partial class HotPlanTests(LargeCity large)
{
    private static readonly HashSet<string> Growing =
    [
        "Assignments", "Audit", "CaseFigures", "Cases", "Contacts", "DeliveryEvidence", "DocumentNumbers", "Feedback", "Letters", "ListedCases",
        "Outbox", "SearchEntries", "SearchTexts", "SuggestionDeputy", "Suggestions", "WorkItems",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task No_page_that_is_asked_for_often_reads_through_a_table_that_grows(DatabaseKind kind) => await LookAsync(kind, await large.OnAsync(kind), Pages);

    /// <summary>More cases have these than are looked up: the list asks one after the other, from its place.</summary>
    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task Nor_does_a_list_of_what_most_cases_have(DatabaseKind kind) => await LookAsync(kind, await large.OnAsync(kind), CommonWords);

    /// <summary>SQLite takes the tables of a join in the order that it guesses to be best, and of an empty table it guesses badly.</summary>
    [Fact]
    public async Task Who_acts_who_takes_part_and_what_a_bureau_issued_are_found_by_keys_alone()
    {
        await using var city = await City.CreateAsync(DatabaseKind.Sqlite, 300);
        using var watch = new PlanWatch();
        await using var db = city.Open();
        await TableStatistics.SampleAsync(db, Ct);
        await db.Database.OpenConnectionAsync(Ct);
        var c = await db.Cases.AsNoTracking().Include(x => x.Suggestion).FirstAsync(x => x.LeadBureauId != null, Ct);
        watch.Begin(db.Database.GetDbConnection());

        await new ActorQueries(db).FindAsync(Guid.CreateVersion7(), null, City.Today, Ct);
        var who = await PlanAsync();
        Assert.Equal(["s", "a2"], who.Select(line => OfTable().Match(line).Groups["name"].Value).Where(n => n is "s" or "a2"));

        var cases = new CaseQueries(db, new StepCatalog([]));
        var head = await cases.HeadAsync(city.Liaison, c.Id, Ct);
        await PlanAsync();
        await cases.PartsAsync(city.Liaison, head, Ct);
        Assert.Contains(await PlanAsync(), line => line.Contains("IX_Assignments_CaseId (CaseId=?)", StringComparison.Ordinal));

        await new EarlierLetters().OfAsync(db, c, City.Today, Ct);
        Assert.Contains(await PlanAsync(), line => line.Contains("COVERING INDEX IX_Letters_BureauId_Id (BureauId=?)", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> PlanAsync() =>
            [.. (await watch.TakeAsync(db.Database.GetDbConnection(), Ct)).SelectMany(p => p.Plan)];
    }

    private static async Task LookAsync(DatabaseKind kind, City city, Func<City, ReplyFlowDb, IEnumerable<(string Page, Func<Task> Read)>> pages)
    {
        using var watch = new PlanWatch();
        await using var db = city.Open();
        await TableStatistics.SampleAsync(db, Ct);
        await db.Database.OpenConnectionAsync(Ct);
        if (kind == DatabaseKind.Postgres)
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off", Ct);
        watch.Begin(db.Database.GetDbConnection());
        var findings = new List<string>();
        foreach (var (page, read) in pages(city, db))
        {
            await read();
            var plans = await watch.TakeAsync(db.Database.GetDbConnection(), Ct);
            Assert.NotEmpty(plans);
            foreach (var (sql, plan) in plans)
                findings.AddRange(Scans(kind, sql, plan).Select(line => $"{page}: {line}\n{sql}\n{string.Join('\n', plan)}\n"));
        }
        Assert.True(findings.Count == 0, string.Join("\n----\n", findings));
    }

    private static IEnumerable<(string Page, Func<Task> Read)> CommonWords(City city, ReplyFlowDb db)
    {
        var cases = new CaseListQueries(db);
        foreach (var who in new[] { city.Liaison, city.Office(0) })
            // Not what every deputy is called here: then every case is right, and reading on ends at once.
            foreach (var word in new[] { "建议", "采纳 建议", "第 建议" })
                yield return ($"{word} for {who.Name}", () => cases.ListAsync(who, new CaseFilter(word), Ct));
    }

    private static IEnumerable<(string Page, Func<Task> Read)> Pages(City city, ReplyFlowDb db)
    {
        var (office, liaison) = (city.Office(0), city.Liaison);
        var letter = city.Letters.First(l => city.Cases.Single(c => c.Id == l.CaseId).LeadBureauId == office.BureauId);
        var cases = new CaseListQueries(db);
        var letters = new LetterQueries(db);
        yield return ("a bureau's list", () => cases.ListAsync(office, new CaseFilter(), Ct));
        yield return ("a bureau's list by status", () => cases.ListAsync(office, new CaseFilter(Status: Domain.Cases.CaseStatus.Handling), Ct));
        yield return ("everybody's list of a session", () => cases.ListAsync(liaison, new CaseFilter(Session: city.Sessions[0].Name), Ct));
        yield return ("what one bureau leads", () => cases.ListAsync(liaison, new CaseFilter(BureauId: city.Bureaus[1].Id), Ct));
        yield return ("words", () => cases.ListAsync(office, new CaseFilter("采纳 意见"), Ct));
        foreach (var (who, filter) in new[] { (office, new FullTextFilter()), (liaison, new FullTextFilter(city.Sessions[0].Name, city.Bureaus[1].Id, 2026)) })
            foreach (var kind in TextKinds.All)
                foreach (var asked in new[] { "究", "研究", "采纳 意见", "没有的字" })
                    yield return ($"{asked} in {kind.Name}", () => new FullTextQueries(db).FindAsync(who, asked, kind, filter, 1, 20, Ct));
        yield return ("a number", () => cases.ListAsync(liaison, new CaseFilter("0123"), Ct));
        yield return ("a case", () => new CaseQueries(db, new StepCatalog([])).HeadAsync(office, letter.CaseId, Ct));
        yield return ("a letter", () => letters.ReadAsync(liaison, letter.Id, Ct));
        yield return ("the register", () => letters.PageAsync(liaison, db.NumberSeries.Select(s => s.Id).First(), "", 1, 20, Ct));
        yield return ("the register's series", () => letters.SeriesAsync(office, Ct));
        yield return ("what went to others", () => new CaseHistoryQueries(db).TakenFromAsync(office, DateTimeOffset.UnixEpoch, Ct));
        yield return ("what was decided", () => new DoneQueries(db).PageAsync(office, "", 1, 50, Ct));
        yield return ("the inbox", () => new WorkItemQueries(db, new(db)).InboxCountAsync(office, Ct));
        yield return ("how outgoing mail stands", () => new OutboxQueries(db).StateAsync(DateTimeOffset.UnixEpoch, Ct));
        yield return ("key cases", () => cases.ListAsync(liaison, new CaseFilter(KeyOnly: true), Ct));
        yield return ("figures counted together", () => new StatisticsQueries(db).GroupedAsync(
            liaison, new StatisticsFilter(city.Sessions[1].Name), StatisticsDimension.Bureau, City.Today, Ct));
        yield return ("figures of a session", () => new StatisticsQueries(db).FactsAsync(office, new StatisticsFilter(city.Sessions[1].Name), Ct));
    }

    private static IEnumerable<string> Scans(DatabaseKind kind, string sql, IReadOnlyList<string> plan)
    {
        var names = Named().Matches(sql).ToLookup(m => m.Groups["alias"].Success ? m.Groups["alias"].Value : m.Groups["table"].Value, m => m.Groups["table"].Value);
        return kind == DatabaseKind.Sqlite
            // These indexes are of few rows: suggestions whose deputies are secret, attempts to send mail that failed.
            ? plan.Where(line => !line.EndsWith("IX_Suggestions_IdentitySecret", StringComparison.Ordinal)
                && !line.EndsWith("IX_Audit_Seq_Kind", StringComparison.Ordinal) && Scan().Match(line) is { Success: true } m && names[m.Groups["name"].Value].Any(Growing.Contains))
            : plan.Where(line => SequentialScan().Match(line) is { Success: true } m && Growing.Contains(m.Groups["table"].Value));
    }

    [GeneratedRegex("""(FROM|JOIN) "(?<table>\w+)"( AS)? "?(?<alias>\w+)"?""")]
    private static partial Regex Named();

    [GeneratedRegex(@"^SCAN (?<name>\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^(SCAN|SEARCH) (?<name>\w+)")]
    private static partial Regex OfTable();

    [GeneratedRegex("""Seq Scan on "(?<table>\w+)" """)]
    private static partial Regex SequentialScan();
}

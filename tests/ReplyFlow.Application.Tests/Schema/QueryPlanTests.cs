using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Schema;

/// <summary>How SQLite finds what the commands of one case need, when there are a million others.</summary>
public sealed partial class QueryPlanTests
{
    /// <summary>Tables that grow with every suggestion ever handled.</summary>
    private static readonly HashSet<string> Growing =
    [
        "Assignments", "Audit", "Cases", "Contacts", "DocumentNumbers", "Drafts", "DraftVersions", "Feedback", "Letters", "Outbox",
        "SuggestionDeputy", "Suggestions", "Timers", "WorkItems",
    ];

    [Fact]
    public async Task Neither_an_inbox_nor_a_decision_reads_through_a_table_that_grows()
    {
        using var watch = new SqlWatch();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await using (var db = world.Open())
        {
            // A decision hands on the letter it made; whoever opens the case reads it, and then its messages.
            var liaison = await world.Actor("liaison");
            var letter = Assert.Single(await world.InScope(async s => await s.GetRequiredService<CaseDocumentQueries>().LettersAsync(
                await s.GetRequiredService<CaseQueries>().HeadAsync(liaison, id, default), liaison, default)));
            // Reviewers and signatories are shown the letter as it will be.
            var head = await world.Actor("head");
            Assert.NotNull(await world.InScope(async s => await s.GetRequiredService<ReviewQueries>().ReadAsync(
                head, await s.GetRequiredService<CaseQueries>().HeadAsync(head, id, default), true, default)));
            Assert.NotEmpty(await db.Outbox.AsNoTracking().Where(m => m.LetterId == letter.Id).ToListAsync());
            Assert.Equal(await new WorkItemQueries(db, new(db)).InboxCountAsync(await world.Actor("liaison"), default), (await new WorkItemQueries(db, new(db)).InboxAsync(await world.Actor("liaison"), null, null, default)).Count);
        }
        await using var connection = new SqliteConnection(world.Address.ConnectionString);
        await connection.OpenAsync();
        var (findings, tables) = (new List<string>(), new HashSet<string>());
        foreach (var sql in watch.SeenBy(world.Address.FilePath!).Where(s => s.Contains("FROM \"", StringComparison.Ordinal) || s.StartsWith("UPDATE", StringComparison.Ordinal)))
        {
            var names = Named().Matches(sql).ToLookup(m => m.Groups["alias"].Success ? m.Groups["alias"].Value : m.Groups["table"].Value, m => m.Groups["table"].Value);
            tables.UnionWith(names.SelectMany(n => n));
            foreach (var line in await PlanAsync(connection, sql))
                if (Step().Match(line) is { Success: true } step && names[step.Groups["name"].Value].Any(Growing.Contains)
                    && (line.StartsWith("SCAN", StringComparison.Ordinal) || line.Contains("(Status=?)", StringComparison.Ordinal)))
                    findings.Add($"{line}\n{sql}");
        }
        Assert.Superset(new HashSet<string> { "Cases", "WorkItems", "Letters", "Outbox" }, tables);
        Assert.Empty(findings);
    }

    [Fact]
    public async Task Who_asks_is_found_without_reading_everybodys_roles()
    {
        using var watch = new SqlWatch();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = (await world.Actor("liaison")).UserId;
        await using (var db = world.Open())
            Assert.NotNull(await new ActorQueries(db).FindAsync(id, null, new DateOnly(2026, 3, 2), default));
        await using var connection = new SqliteConnection(world.Address.ConnectionString);
        await connection.OpenAsync();
        var asked = watch.SeenBy(world.Address.FilePath!).Where(s => s.Contains("AspNetUserRoles", StringComparison.Ordinal) && s.Contains("Substitutions", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(asked);
        foreach (var sql in asked)
        {
            var alias = Named().Matches(sql).Where(m => m.Groups["table"].Value == "AspNetUserRoles").Select(m => m.Groups["alias"].Value).ToList();
            Assert.DoesNotContain(await PlanAsync(connection, sql), line => line.StartsWith("SCAN", StringComparison.Ordinal) && alias.Contains(Step().Match(line).Groups["name"].Value));
        }
    }

    private static async Task<List<string>> PlanAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var parameter in Parameter().Matches(sql).Select(m => m.Value).Distinct())
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(3));
        return lines;
    }

    [GeneratedRegex("""(FROM|JOIN|UPDATE) "(?<table>\w+)"( AS "(?<alias>\w+)")?""")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(SCAN|SEARCH) (?<name>\w+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Schema;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Cases;

/// <summary>Words that more cases have than are looked up: found as rare ones are, by whom they may be found, and not counted where it is known.</summary>
[Trait("Length", "Long"), Collection(nameof(LargeCity))]
public sealed class CommonWordTests(LargeCity large)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_common_word_finds_what_a_reader_may_find_by_it(DatabaseKind kind)
    {
        var city = await large.OnAsync(kind);
        await using var db = city.Open();
        var cases = await CasesAsync(db);
        var dispatcher = city.Liaison with { Roles = new HashSet<string> { Roles.Dispatcher } };
        var queries = new CaseListQueries(db);
        foreach (var actor in new[] { city.Liaison, dispatcher, city.Office(0) })
            foreach (var text in new[] { "建议", "代表", "采纳 建议", "代表 建议", "第", "第 建议" })
            {
                var expected = cases.Where(c => MaySee(actor, c) && text.Split(' ').All(w => Has(actor, c, w))).Select(c => c.Id).ToList();
                Assert.NotEmpty(expected);
                Assert.Equal(expected, await queries.WholeAsync(actor, new CaseFilter(text), Ct).Select(r => r.CaseId).ToListAsync(Ct));
                var (rows, total) = await queries.ListAsync(actor, new CaseFilter(text, Page: 2), Ct);
                Assert.Equal(expected.Skip(50).Take(50), rows.Select(r => r.CaseId));
                Assert.True(total == expected.Count || (total > CountedRows.Most && expected.Count > CountedRows.Most), $"{text}: {total} of {expected.Count}");
            }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task That_there_are_many_is_known_of_one_common_word_among_all_cases_alone(DatabaseKind kind)
    {
        var city = await large.OnAsync(kind);
        await using var db = city.Open();
        foreach (var (actor, text, areMany) in new[]
        {
            (city.Liaison, "建议", true), (city.Liaison, "代表", true), (city.Liaison, "建议 代表", false), (city.Liaison, "采纳", false),
            (city.Liaison, "没有这样的字", false), (city.Liaison, "0123", false), (city.Office(0), "建议", false),
            // With a word that few have, or none: the common one says nothing of how many have both.
            (city.Liaison, "建议 采纳", false), (city.Liaison, "没有这样的字 建议", false),
        })
        {
            var found = await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, Ct);
            Assert.True(areMany == found.AreMany, text);
            if (areMany)
                Assert.True(await found.Cases.CountAsync(Ct) > CountedRows.Most, text);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cases_that_are_found_by_each_of_their_deputies_are_no_more_for_it(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind, 990);
        await using var db = city.Open();
        // More rows than are looked up name them, by titles and by deputies.
        Assert.True(await db.Set<SuggestionDeputy>().CountAsync(Ct) + city.Suggestions.Count(s => s.Title.Contains("代表", StringComparison.Ordinal)) > NameMask.MostIds);
        var found = await db.Cases.VisibleTo(city.Liaison).FindAsync(db, city.Liaison, "代表", Ct);
        Assert.False(found.AreFew);
        Assert.False(found.AreMany);
        Assert.Equal(990, (await new CaseListQueries(db).ListAsync(city.Liaison, new CaseFilter("代表"), Ct)).Total);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_known_to_be_many_is_not_counted_and_the_rest_is_counted_exactly(DatabaseKind kind)
    {
        var city = await large.OnAsync(kind);
        await using var db = city.Open();
        using var watch = new PlanWatch();
        await db.Database.OpenConnectionAsync(Ct);
        watch.Begin(db.Database.GetDbConnection());
        var queries = new CaseListQueries(db);
        Assert.Equal(CountedRows.Most + 1, (await queries.ListAsync(city.Liaison, new CaseFilter("建议"), Ct)).Total);
        Assert.DoesNotContain(await watch.TakeAsync(db.Database.GetDbConnection(), Ct), p => IsCount(p.Sql));
        // The same word among the key cases alone.
        var key = city.Cases.Count(c => c.IsKey);
        Assert.InRange(key, 51, CountedRows.Most);
        Assert.Equal(key, (await queries.ListAsync(city.Liaison, new CaseFilter("建议", KeyOnly: true), Ct)).Total);
        Assert.Contains(await watch.TakeAsync(db.Database.GetDbConnection(), Ct), p => IsCount(p.Sql));
    }

    private static bool IsCount(string sql) => sql.StartsWith("SELECT COUNT(*)", StringComparison.OrdinalIgnoreCase)
        || sql.StartsWith("SELECT count(*)::int", StringComparison.Ordinal);

    private static bool MaySee(Actor actor, Case c) => actor.SeesAllBureaus || c.LeadBureauId == actor.BureauId
        || c.Assignments.Any(a => a.BureauId == actor.BureauId && a.EndedAt is null);

    private static bool Has(Actor actor, Case c, string word)
    {
        var names = c.Suggestion!.Deputies.Select(d => d.Deputy!.Name).ToList();
        var mayKnow = !c.Suggestion.IdentitySecret || actor.Is(Roles.Liaison) || c.LeadBureauId == actor.BureauId;
        var title = mayKnow ? c.Suggestion.Title : names.Aggregate(c.Suggestion.Title, (t, n) => t.Replace(n, "××", StringComparison.Ordinal));
        return title.Contains(word, StringComparison.Ordinal) || (mayKnow && names.Exists(n => n.Contains(word, StringComparison.Ordinal)));
    }

    private static async Task<List<Case>> CasesAsync(ReplyFlowDb db) =>
    [
        .. (await db.Cases.AsNoTracking().Include(c => c.Assignments).Include(c => c.Suggestion!.Session)
                .Include(c => c.Suggestion!.Deputies).ThenInclude(d => d.Deputy).AsSplitQuery().ToListAsync(Ct))
            .OrderByDescending(c => c.Suggestion!.Session!.OpensOn).ThenBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue)
            .ThenBy(c => c.Id.ToString("N"), StringComparer.Ordinal),
    ];
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Cases;

/// <summary>Lists against the rule written out for rows in memory: whose they are, their order, pages and filters, whatever changes a case.</summary>
public sealed class CaseListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everybody_lists_what_they_may_see_in_order_page_by_page(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        await using var db = city.Open();
        var cases = await CasesAsync(db);
        var queries = new CaseListQueries(db);
        foreach (var actor in Readers(city))
            foreach (var filter in Filters(city))
            {
                var expected = cases.Where(c => MaySee(actor, c) && Passes(filter, c)).Select(c => c.Id).ToList();
                var listed = new List<Guid>();
                for (var page = 1; ; page++)
                {
                    var (rows, total) = await queries.ListAsync(actor, filter with { Page = page, PageSize = 20 }, Ct);
                    Assert.Equal(expected.Count, total);
                    listed.AddRange(rows.Select(r => r.CaseId));
                    if (page * 20 >= total)
                        break;
                }
                Assert.Equal(expected, listed);
                Assert.Equal(expected, await queries.WholeAsync(actor, filter, Ct).Select(r => r.CaseId).ToListAsync(Ct));
                Assert.Equal(expected.Count, await queries.CountAsync(actor, filter, Ct));
            }
        Assert.Empty((await queries.ListAsync(city.Liaison with { Roles = new HashSet<string> { Roles.Administrator } }, new CaseFilter(), Ct)).Rows);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_list_follows_every_change_of_a_case_whoever_makes_it(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind, cases: 20);
        await using var db = city.Open();
        var id = city.Cases.First(c => c.LeadBureauId == city.Bureaus[0].Id && c.RepliedOn is null && c.ClosedAt is null).Id;
        var at = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var c = await db.Cases.Include(x => x.Assignments).Include(x => x.Suggestion!.Session).SingleAsync(x => x.Id == id, Ct);
        var (first, second, third) = (city.Bureaus[0].Id, city.Bureaus[1].Id, city.Bureaus[2].Id);
        c.TakePart(second, AssignmentRole.CoHandling);
        db.AddRange(c.Assignments.Where(a => db.Entry(a).State == EntityState.Detached));
        await db.SaveChangesAsync(Ct);
        Assert.Equal(Sorted(first, second), await ListsOfAsync(db, id));
        c.ChangeLead(third, new DateOnly(2026, 6, 2), at);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(Sorted(second, third), await ListsOfAsync(db, id));
        foreach (var part in c.Assignments.Where(a => a.BureauId == second))
            part.End(at);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(Sorted(third), await ListsOfAsync(db, id));
        c.Suggestion!.Session!.OpensOn = new DateOnly(2024, 1, 15);
        await db.SaveChangesAsync(Ct);
        await db.Suggestions.Where(s => s.Id == c.SuggestionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.NumberValue, 77_777).SetProperty(x => x.Kind, SuggestionKind.OffSession), Ct);
        await db.Cases.Where(x => x.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, CaseStatus.Withdrawn), Ct);
        var rows = await db.ListedCases.AsNoTracking().Where(l => l.CaseId == id).ToListAsync(Ct);
        Assert.All(rows, r => Assert.Equal(
            (ListedCase.PlaceOf(new DateOnly(2024, 1, 15), SuggestionKind.OffSession, 77_777), CaseStatus.Withdrawn), (r.Place, r.Status)));
        Assert.Equal(0, await CaseLists.CountWrongAsync(db, Ct));
        await db.ListedCases.Where(l => l.CaseId == id && l.BureauId == third).ExecuteDeleteAsync(Ct);
        Assert.Equal(1, await CaseLists.CountWrongAsync(db, Ct));
    }

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task A_start_makes_what_was_stored_without_lists_and_search_texts_and_looks_at_the_newest_rows_only(DatabaseKind kind)
    {
        const int cases = 1_020;
        await using var city = await City.CreateAsync(kind, cases);
        await using var db = city.Open();
        await db.ListedCases.ExecuteDeleteAsync(Ct);
        await db.Set<SearchEntry>().ExecuteDeleteAsync(Ct);
        await city.Address.MigrateAsync(Ct);
        Assert.Equal(0, await CaseLists.CountWrongAsync(db, Ct));
        Assert.Equal(cases, await TitlesAsync());
        var (first, last) = (await db.Cases.OrderBy(c => c.Id).FirstAsync(Ct), await db.Cases.OrderBy(c => c.Id).LastAsync(Ct));
        await db.ListedCases.Where(l => l.CaseId == first.Id).ExecuteDeleteAsync(Ct);
        await db.Set<SearchEntry>().Where(e => e.SourceId == db.Suggestions.OrderBy(s => s.Id).First().Id).ExecuteDeleteAsync(Ct);
        await city.Address.MigrateAsync(Ct);
        Assert.False(await db.ListedCases.AnyAsync(l => l.CaseId == first.Id, Ct));
        Assert.Equal(cases - 1, await TitlesAsync());
        await db.ListedCases.Where(l => l.CaseId == last.Id).ExecuteDeleteAsync(Ct);
        await db.Set<SearchEntry>().Where(e => e.SourceId == db.Suggestions.OrderByDescending(s => s.Id).First().Id).ExecuteDeleteAsync(Ct);
        await city.Address.MigrateAsync(Ct);
        Assert.Equal(0, await CaseLists.CountWrongAsync(db, Ct));
        Assert.Equal(cases, await TitlesAsync());

        Task<int> TitlesAsync() => db.Set<SearchEntry>().CountAsync(e => e.Subject == SearchSubject.Title, Ct);
    }

    [Fact, Trait("Length", "Long")]
    public async Task More_rows_than_are_counted_are_said_to_be_more()
    {
        await using var city = await City.CreateAsync(DatabaseKind.Sqlite, CountedRows.Most + 30);
        await using var db = city.Open();
        var queries = new CaseListQueries(db);
        Assert.Equal(CountedRows.Most + 1, (await queries.ListAsync(city.Liaison, new CaseFilter(), Ct)).Total);
        var (rows, total) = await queries.ListAsync(city.Liaison, new CaseFilter(Page: 21), Ct);
        Assert.Equal((30, CountedRows.Most + 30), (rows.Count, total));
        Assert.Empty((await queries.ListAsync(city.Liaison, new CaseFilter(Page: int.MaxValue), Ct)).Rows);
    }

    private static async Task<List<Guid>> ListsOfAsync(ReplyFlowDb db, Guid id) => [.. (await db.ListedCases.AsNoTracking()
        .Where(l => l.CaseId == id && l.BureauId != ListedCase.Everybody).Select(l => l.BureauId).ToListAsync(Ct)).Order()];

    private static List<Guid> Sorted(params Guid[] bureaus) => [.. bureaus.Order()];

    private static Actor[] Readers(City city) => [city.Liaison, city.Office(0), city.Drafter(2)];

    private static CaseFilter[] Filters(City city) =>
    [
        new(), new(Session: city.Sessions[0].Name), new(Session: "没有这一届"), new(Status: CaseStatus.Handling), new(BureauId: city.Bureaus[0].Id),
        new(KeyOnly: true), new(Session: city.Sessions[1].Name, Status: CaseStatus.Replied, BureauId: city.Bureaus[1].Id),
    ];

    private static bool MaySee(Actor actor, Case c) => actor.SeesAllBureaus || c.LeadBureauId == actor.BureauId
        || c.Assignments.Any(a => a.BureauId == actor.BureauId && a.EndedAt is null);

    private static bool Passes(CaseFilter filter, Case c) => (filter.Session is null || c.Suggestion!.Session!.Name == filter.Session)
        && (filter.Status is null || c.Status == filter.Status) && (filter.BureauId is null || c.LeadBureauId == filter.BureauId)
        && (!filter.KeyOnly || c.IsKey);

    private static async Task<List<Case>> CasesAsync(ReplyFlowDb db) =>
    [
        .. (await db.Cases.AsNoTracking().Include(c => c.Assignments).Include(c => c.Suggestion!.Session).ToListAsync(Ct))
            .OrderByDescending(c => c.Suggestion!.Session!.OpensOn).ThenBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue)
            .ThenBy(c => c.Id.ToString("N"), StringComparer.Ordinal),
    ];
}

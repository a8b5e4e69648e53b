using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Access;

/// <summary>保密: the one expression and the queries that ask it, against the rule written out for rows in memory, on both databases.</summary>
[Collection(nameof(LargeCity))]
public sealed class SecrecyTests(LargeCity large)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_liaison_body_and_the_lead_bureau_may_know_a_secret_deputy_and_nobody_else(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        await using var db = city.Open();
        var cases = await CasesAsync(db);
        foreach (var actor in Actors(city))
        {
            var known = await db.Cases.KnownTo(actor).Select(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(cases.Where(c => MayKnow(actor, c)).Select(c => c.Id).Order(), known.Order());
            Assert.Equal(actor.Is(Roles.Liaison), known.Count == cases.Count);
            var letters = await db.Letters.ReadableBy(db, actor).Select(l => l.Id).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(city.Letters.Where(l => cases.Single(c => c.Id == l.CaseId) is var c && MaySee(actor, c) && MayKnow(actor, c)).Select(l => l.Id).Order(), letters.Order());
            Assert.NotEmpty(letters);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_list_is_searched_as_its_reader_sees_it(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        await SearchesAsync(city, 15);
    }

    /// <summary>Such words are not looked up but asked of one case after the other.</summary>
    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task Words_that_very_many_cases_have_are_searched_the_same_way(DatabaseKind kind) => await SearchesAsync(await large.OnAsync(kind), 2, "建议", "议");

    private static async Task SearchesAsync(City city, int most, params string[] more)
    {
        await using var db = city.Open();
        var cases = await CasesAsync(db);
        var names = cases.SelectMany(c => c.Suggestion!.Deputies).Select(d => d.Deputy!.Name).Distinct().ToList();
        var missed = 0;
        foreach (var actor in Actors(city))
            foreach (var words in names.Take(most).Concat(more).Append("意见").Append("见").Append("采纳代表").Append(names[0][..3] + "意见"))
            {
                var found = await new CaseListQueries(db).ListAsync(actor, new CaseFilter(words, PageSize: int.MaxValue), TestContext.Current.CancellationToken);
                var visible = cases.Where(c => MaySee(actor, c)).ToList();
                var expected = visible.Where(c => Shown(actor, c).Contains(words, StringComparison.Ordinal)).ToList();
                Assert.Equal(expected.Select(c => c.Id).Order(), found.Rows.Select(r => r.CaseId).Order());
                Assert.Equal(expected.Count, found.Total);
                missed += visible.Count(c => !expected.Contains(c) && Everything(c).Contains(words, StringComparison.Ordinal));
            }
        Assert.NotEqual(0, missed);
    }

    private static Task<List<Case>> CasesAsync(Data.ReplyFlowDb db) => db.Cases.AsNoTracking()
        .Include(c => c.Suggestion!.Deputies).ThenInclude(d => d.Deputy).ToListAsync(TestContext.Current.CancellationToken);

    private static Actor[] Actors(City city) =>
        [city.Liaison, city.Liaison with { BureauKind = BureauKind.GovernmentOffice, Roles = new HashSet<string> { Roles.Dispatcher } }, city.Office(0), city.Office(1)];

    private static bool MayKnow(Actor actor, Case c) => !c.Suggestion!.IdentitySecret || actor.Is(Roles.Liaison) || c.LeadBureauId == actor.BureauId;

    private static bool MaySee(Actor actor, Case c) => actor.SeesAllBureaus || c.LeadBureauId == actor.BureauId;

    /// <summary>The title and the deputies, one a line.</summary>
    private static string Everything(Case c) => string.Join('\n', c.Suggestion!.Deputies.Select(d => d.Deputy!.Name).Prepend(c.Suggestion.Title));

    private static string Shown(Actor actor, Case c) => MayKnow(actor, c) ? Everything(c)
        : c.Suggestion!.Deputies.Aggregate(c.Suggestion.Title, (title, d) => title.Replace(d.Deputy!.Name, "××", StringComparison.Ordinal));
}

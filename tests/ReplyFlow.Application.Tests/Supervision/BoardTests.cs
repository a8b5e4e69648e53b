using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Supervision;

public sealed class BoardTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everybody_sees_the_open_steps_they_supervise_and_no_others(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        var cases = city.Cases.ToDictionary(c => c.Id);
        var open = city.Items.Where(w => w.Status == WorkItemStatus.Open).ToList();
        await Same(city, city.Liaison, open);
        await Same(city, city.Office(1), open.Where(w => w.BureauId == city.Bureaus[1].Id || cases[w.CaseId].LeadBureauId == city.Bureaus[1].Id));
        await Same(city, city.Head(3), open.Where(w => w.DivisionId == city.Divisions[3].Id || cases[w.CaseId].DivisionId == city.Divisions[3].Id));
        await Same(city, city.Drafter(3), []);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_counter_is_the_length_of_the_list_it_leads_to(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        foreach (var actor in new[] { city.Liaison, city.Office(0), city.Head(2) })
            foreach (var filter in new BoardFilter[] { new(), new(KeyOnly: true), new(city.Sessions[1].Name) })
            {
                var view = await Load(city, actor, filter);
                Assert.Equal(view.Board.Groups.Count, view.GroupIds.Count);
                foreach (var state in Enum.GetValues<SupervisionState>())
                {
                    Assert.Equal(view.Board.Count(state), (await Load(city, actor, filter with { State = state })).Rows.Count);
                    foreach (var (group, ids) in view.Board.Groups.Zip(view.GroupIds))
                    {
                        var list = await Load(city, actor, filter with { BureauId = ids.BureauId, DivisionId = ids.DivisionId ?? BoardFilter.NoDivision, State = state });
                        Assert.Equal(group.Count(state), list.Rows.Count);
                        Assert.All(list.Rows, r => Assert.Equal((group.Bureau, group.Division, state), (r.Step.Bureau, r.Step.Division, r.Judged.State)));
                    }
                }
            }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Overdue_means_the_day_has_passed_and_a_step_without_a_day_is_due_with_the_reply(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        var cases = city.Cases.ToDictionary(c => c.Id);
        var late = city.Items.Where(w => w.Status == WorkItemStatus.Open)
            .Where(w => (w.Due.On ?? (cases[w.CaseId].RepliedOn is null ? cases[w.CaseId].Due.On : null)) is { } due && due.CompareTo(City.Today) < 0);
        var view = await Load(city, city.Liaison, new BoardFilter(State: SupervisionState.Overdue));
        Assert.Equal(late.Select(w => w.Id).Order(), view.Rows.Select(r => r.Step.Id).Order());
        Assert.NotEmpty(view.Rows);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Key_suggestions_come_first_and_secret_names_are_masked(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        var rows = (await Load(city, city.Liaison, new BoardFilter())).Rows;
        Assert.Equal(rows.OrderByDescending(r => r.Step.Key).Select(r => r.Step.Key), rows.Select(r => r.Step.Key));
        var cases = city.Cases.ToDictionary(c => c.Id);
        var secret = city.Suggestions.Where(s => s.IdentitySecret && s.Title.Contains("代表", StringComparison.Ordinal)).Select(s => s.Id).ToHashSet();
        foreach (var (actor, mayKnow) in new (Actor, Func<Case, bool>)[] { (city.Liaison, _ => true), (city.Office(0), c => c.LeadBureauId == city.Bureaus[0].Id) })
        {
            var titles = (await Load(city, actor, new BoardFilter())).Rows.Where(r => secret.Contains(cases[r.CaseId].SuggestionId)).ToList();
            Assert.NotEmpty(titles);
            Assert.All(titles, r => Assert.Equal(mayKnow(cases[r.CaseId]), !r.SuggestionTitle.Contains("××", StringComparison.Ordinal)));
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Its_pages_together_are_the_list(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        await using var db = city.Open();
        var queries = new SupervisionQueries(db, new(db));
        foreach (var actor in new[] { city.Liaison, city.Office(0) })
        {
            var whole = await Load(city, actor, new BoardFilter());
            var pages = new List<BoardRow>();
            for (var page = 1; pages.Count < whole.Rows.Count; page++)
            {
                var view = await queries.BoardAsync(actor, new BoardFilter(), City.Today, WorkingCalendar.Shipped, page, 7, TestContext.Current.CancellationToken);
                Assert.Equal((whole.Total, Math.Min(7, whole.Total - pages.Count)), (view.Total, view.Rows.Count));
                pages.AddRange(view.Rows);
            }
            Assert.Equal(whole.Rows, pages);
            var behind = await queries.BoardAsync(
                actor, new BoardFilter(), City.Today, WorkingCalendar.Shipped, 999, 7, TestContext.Current.CancellationToken);
            Assert.Equal(pages[^1], behind.Rows[^1]);
        }
    }

    private static async Task Same(City city, Actor actor, IEnumerable<WorkItem> expected)
    {
        var view = await Load(city, actor, new BoardFilter());
        Assert.Equal(expected.Select(w => w.Id).Order(), view.Rows.Select(r => r.Step.Id).Order());
        Assert.Equal(view.Rows.Count, view.Board.Steps.Count());
    }

    private static async Task<SupervisionView> Load(City city, Actor actor, BoardFilter filter)
    {
        await using var db = city.Open();
        return await new SupervisionQueries(db, new(db)).BoardAsync(actor, filter, City.Today, WorkingCalendar.Shipped, 1, int.MaxValue, TestContext.Current.CancellationToken);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Supervision;

/// <summary>The figures from the tables against counting the rows one by one.</summary>
public sealed class StatisticsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_figures_equal_counting_by_hand(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind);
        await Agree(city, city.Liaison, new(), _ => true);
        await Agree(city, city.Office(1), new(), c => c.LeadBureauId == city.Bureaus[1].Id);
        await Agree(city, city.Head(2), new(), c => c.DivisionId == city.Divisions[2].Id);
        await Agree(city, city.Liaison, new(Session: city.Sessions[0].Name), c => Of(city, c).SessionId == city.Sessions[0].Id);
        await Agree(city, city.Liaison, new(BureauId: city.Bureaus[2].Id), c => c.LeadBureauId == city.Bureaus[2].Id);
        await Agree(city, city.Liaison, new(DivisionId: city.Divisions[1].Id), c => c.DivisionId == city.Divisions[1].Id);
        await Agree(city, city.Liaison, new(Class: "城建"), c => Of(city, c).Class == "城建");
        var (from, to) = (City.Today.AddDays(-70), City.Today.AddDays(-30));
        await Agree(city, city.Liaison, new(From: from, To: to), c => c.AssignedOn >= from && c.AssignedOn <= to);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_drafter_gets_no_figures(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind, cases: 20);
        await using var db = city.Open();
        Assert.Empty(await new StatisticsQueries(db).FactsAsync(city.Drafter(0), new(), default));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_the_figures_are_made_of_follows_every_change(DatabaseKind kind)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var city = await City.CreateAsync(kind, cases: 60);
        await using var db = city.Open();
        Assert.Equal(0, await CaseFigures.CountWrongAsync(db, ct));
        var open = city.Cases.First(c => c.RepliedOn is null && c.AssignedOn is not null && c.Status == CaseStatus.Handling
            && !city.Contacts.Exists(x => x.CaseId == c.Id));
        var replied = city.Cases.First(c => c.RepliedOn is not null && Of(city, c).Deputies.Count > 0);
        db.Add(new ContactLog
        {
            CaseId = open.Id,
            On = City.Today,
            Phase = ContactPhase.During,
            Channel = ContactChannel.Visit,
            Summary = "走访",
            By = "经办人",
            LoggedAt = At(1),
        });
        await db.SaveChangesAsync(ct);
        await HoldsAsync(f => f.CaseId == open.Id && f.MetInPerson);
        await db.Cases.Where(c => c.Id == open.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Status, CaseStatus.Withdrawn).SetProperty(c => c.DivisionId, (Guid?)null), ct);
        await HoldsAsync(f => f.CaseId == open.Id && f.IsWithdrawn && f.DivisionId == null);
        await db.Cases.Where(c => c.Id == open.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Status, CaseStatus.Handling), ct);
        await HoldsAsync(f => f.CaseId == open.Id && !f.IsWithdrawn);
        await db.Suggestions.Where(s => s.Id == replied.SuggestionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Class, "别类"), ct);
        await HoldsAsync(f => f.CaseId == replied.Id && f.Class == "别类");
        var letter = city.Letters.First(l => l.CaseId == replied.Id).Id;
        var (first, second) = (Of(city, replied).Deputies[0].DeputyId, new Deputy { Name = "陆示例" });
        db.Add(new Feedback
        {
            CaseId = replied.Id,
            LetterId = letter,
            DeputyId = second.Id,
            Level = FeedbackLevel.NoJudgement,
            EnteredBy = "经办人",
            At = At(2),
        });
        db.Add(second);
        await db.SaveChangesAsync(ct);
        var deputies = Of(city, replied).Deputies.Count;
        await HoldsAsync(f => f.CaseId == replied.Id && f.Answers.Length == 2 * deputies);
        db.Add(new Domain.Suggestions.SuggestionDeputy { SuggestionId = replied.SuggestionId, DeputyId = second.Id, Order = 9 });
        await db.SaveChangesAsync(ct);
        await HoldsAsync(f => f.CaseId == replied.Id && f.Answers.Length == 2 * deputies + 2 && f.Answers.EndsWith("NE"));
        await db.Set<Domain.Suggestions.SuggestionDeputy>().Where(d => d.SuggestionId == replied.SuggestionId && d.DeputyId == first).ExecuteDeleteAsync(ct);
        await HoldsAsync(f => f.CaseId == replied.Id && f.Answers.Length == 2 * deputies);
        await db.CaseFigures.Where(f => f.CaseId == open.Id).ExecuteDeleteAsync(ct);
        Assert.Equal(1, await CaseFigures.CountWrongAsync(db, ct));

        async Task HoldsAsync(System.Linq.Expressions.Expression<Func<CaseFigure, bool>> rule)
        {
            Assert.True(await db.CaseFigures.AnyAsync(rule, ct), rule.ToString());
            Assert.Equal(0, await CaseFigures.CountWrongAsync(db, ct));
        }
    }

    private static DateTimeOffset At(int minute) => new(2027, 6, 1, 0, minute, 0, TimeSpan.Zero);

    private static Domain.Suggestions.Suggestion Of(City city, Case c) => city.Suggestions.Single(s => s.Id == c.SuggestionId);

    /// <summary>What the database counts together says the same as case by case, in every breakdown.</summary>
    private static async Task AgreeTogether(StatisticsQueries queries, Actor actor, StatisticsFilter filter, IReadOnlyList<CaseFact> facts)
    {
        foreach (var dimension in Enum.GetValues<StatisticsDimension>())
        {
            var groups = await queries.GroupedAsync(actor, filter, dimension, City.Today, TestContext.Current.CancellationToken);
            Assert.Equal(JsonSerializer.Serialize(CaseStatistics.Of(facts, City.Today)), JsonSerializer.Serialize(CaseStatistics.Of(groups, City.Today)));
            Assert.Equal(
                CaseStatistics.By(facts, dimension, City.Today).Select(g => (g.Group, JsonSerializer.Serialize(g.Figures))),
                CaseStatistics.By(groups, dimension, City.Today).Select(g => (g.Group, JsonSerializer.Serialize(g.Figures))));
            Assert.True(groups.Count <= facts.Count);
        }
    }

    private static async Task Agree(City city, Actor actor, StatisticsFilter filter, Func<Case, bool> chosen)
    {
        await using var db = city.Open();
        var facts = await new StatisticsQueries(db).FactsAsync(actor, filter, TestContext.Current.CancellationToken);
        var figures = CaseStatistics.Of(facts, City.Today);
        await AgreeTogether(new StatisticsQueries(db), actor, filter, facts);
        int assigned = 0, replied = 0, onTime = 0, met = 0, overdue = 0, asked = 0, answered = 0, good = 0, fair = 0, silent = 0;
        var categories = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in city.Cases.Where(chosen).Where(c => c.AssignedOn is not null && c.Status != CaseStatus.Withdrawn))
        {
            assigned++;
            if (c.RepliedOn is not { } on)
            {
                overdue += c.Due.On < City.Today ? 1 : 0;
                continue;
            }
            replied++;
            onTime += on <= c.Due.On ? 1 : 0;
            met += city.Contacts.Exists(x => x.CaseId == c.Id && (x.Channel is ContactChannel.Visit or ContactChannel.Meeting)) ? 1 : 0;
            var category = city.Letters.Where(l => l.CaseId == c.Id).MaxBy(l => l.IssuedAt)!.Category;
            categories[category] = categories.GetValueOrDefault(category) + 1;
            foreach (var deputy in Of(city, c).Deputies)
            {
                var answer = city.Feedback.Where(f => f.CaseId == c.Id && f.DeputyId == deputy.DeputyId).MaxBy(f => f.At);
                asked += answer is not null || c.Status == CaseStatus.Archived ? 1 : 0;
                answered += answer is null ? 0 : 1;
                good += answer?.Level == FeedbackLevel.Satisfied ? 1 : 0;
                silent += answer?.Level == FeedbackLevel.NoJudgement ? 1 : 0;
                fair += answer?.Level == FeedbackLevel.Basic ? 1 : 0;
            }
        }
        Assert.True(assigned > 5, "the sample is too small to say anything");
        Assert.Equal(
            (assigned, overdue, new Rate(replied, assigned), new Rate(onTime, replied), new Rate(met, replied)),
            (figures.Assigned, figures.Overdue, figures.Replied, figures.OnTime, figures.MetInPerson));
        Assert.Equal(
            (new Rate(answered, asked), new Rate(good, answered - silent), new Rate(good + fair, answered - silent)),
            (figures.Answered, figures.Satisfied, figures.SatisfiedOrMostly));
        Assert.Equal((answered, 0, 0), (figures.EnteredCount, figures.ByLinkCount, figures.ByPaperLinkCount));
        Assert.Equal(categories.Where(k => k.Key.Length > 0).Select(k => (k.Key, k.Value)), figures.Categories.Where(k => k.Category is not null).Select(k => (k.Category!, k.Count)));
    }
}

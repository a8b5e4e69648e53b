using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Domain.Tests.Statistics;

public sealed class CaseStatisticsTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly Gen<CaseFact> AnyFact =
        from bureau in Gen.Elements("民政局", "教育局", "城管局")
        from division in Gen.Elements("一处", "二处", null)
        from kind in Gen.Elements("经济", "社会", null)
        from assigned in Gen.Choose(-200, 20)
        from due in Gen.Choose(0, 150)
        from replied in Gen.Choose(0, 250)
        from flags in Gen.Choose(0, 63)
        from category in Gen.Elements("A", "B", "C", null)
        from answers in Gen.Elements(Enum.GetValues<Satisfaction>()).ListOf()
        let start = AsOf.AddDays(assigned)
        select new CaseFact
        {
            Id = Guid.NewGuid(),
            Session = flags % 2 == 0 ? "四次会议" : "五次会议",
            Bureau = bureau,
            Division = division,
            Class = kind,
            AssignedOn = flags < 4 ? null : start,
            DueOn = flags % 5 == 0 ? null : start.AddDays(due),
            RepliedOn = flags % 3 == 0 ? null : start.AddDays(replied),
            ContactedInPerson = flags % 4 == 1,
            Category = category,
            Answers = answers.ToList(),
            Withdrawn = flags % 11 == 0,
        };

    [Fact]
    public void The_figures_leaders_ask_for()
    {
        CaseFact[] facts =
        [
            Fact("2026-03-02", "2026-06-02", "2026-06-02", "A", true, Satisfaction.Satisfied, Satisfaction.NoAnswer),
            Fact("2026-03-02", "2026-06-02", "2026-06-03", "B", false, Satisfaction.MostlySatisfied),
            Fact("2026-03-02", "2026-06-02", "2026-05-20", "B", true, Satisfaction.Dissatisfied),
            Fact("2026-03-02", "2026-06-29", null, null, false),
            Fact("2026-03-02", "2026-06-30", null, null, false),
            Fact("2026-07-02", "2026-10-02", null, null, false),
        ];

        var figures = CaseStatistics.Of(facts, AsOf);

        Assert.Equal((5, 1), (figures.Assigned, figures.Overdue));
        Assert.Equal(
            ["60.0%", "66.7%", "66.7%", "75.0%", "33.3%", "66.7%"],
            ((Rate[])[figures.Replied, figures.OnTime, figures.MetInPerson, figures.Answered, figures.Satisfied, figures.SatisfiedOrMostly]).Select(r => r.ToString()));
        Assert.Equal([new("A", 1, 33.3m), new("B", 2, 66.7m)], figures.Categories);
    }

    [Fact]
    public void Nothing_has_no_percentages() => Assert.Equal("—", CaseStatistics.Of([], AsOf).Replied.ToString());

    [Theory]
    [InlineData(2999, 3000, "99.9%")]
    [InlineData(1, 3000, "0.1%")]
    [InlineData(3000, 3000, "100.0%")]
    [InlineData(0, 3000, "0.0%")]
    [InlineData(1, 8, "12.5%")]
    [InlineData(1, 6, "16.7%")]
    public void Percentages_never_claim_what_is_not_so(int count, int of, string shown) => Assert.Equal(shown, new Rate(count, of).ToString());

    [Fact]
    public void Shares_add_up_to_exactly_one_hundred() =>
        Prop.ForAll(Gen.Choose(0, 5000).ListOf().ToArbitrary(), counts =>
            {
                var shares = Shares.Of(counts.ToList());
                var sum = counts.Sum();
                return shares.Count == counts.Count
                    && shares.Sum() == (sum == 0 ? 0 : 100)
                    && (sum == 0 || counts.Zip(shares).All(p => Math.Abs((100m * p.First / sum) - p.Second) < 0.1m))
                    && counts.Zip(shares).All(p => p.First > 0 || p.Second == 0);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Groups_add_up_to_the_whole_in_every_dimension() =>
        Prop.ForAll(AnyFact.ListOf().ToArbitrary(), Gen.Elements(Enum.GetValues<StatisticsDimension>()).ToArbitrary(), (facts, dimension) =>
            {
                var whole = CaseStatistics.Of(facts, AsOf);
                var groups = CaseStatistics.By(facts, dimension, AsOf);
                return groups.Sum(g => g.Figures.Assigned) == whole.Assigned
                    && groups.Sum(g => g.Figures.Replied.Count) == whole.Replied.Count
                    && groups.Sum(g => g.Figures.OnTime.Count) == whole.OnTime.Count
                    && groups.Sum(g => g.Figures.MetInPerson.Count) == whole.MetInPerson.Count
                    && groups.Sum(g => g.Figures.Satisfied.Count) == whole.Satisfied.Count
                    && groups.Sum(g => g.Figures.Overdue) == whole.Overdue
                    && groups.Select(g => g.Group).Distinct().Count() == groups.Count
                    && whole.Categories.Sum(c => c.Count) == whole.Replied.Count;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_staff_entered_is_counted_apart_from_what_deputies_wrote()
    {
        var fact = Fact("2026-03-01", "2026-06-01", "2026-05-01", "A", false, Satisfaction.Satisfied, Satisfaction.Satisfied, Satisfaction.Dissatisfied, Satisfaction.NoAnswer) with
        {
            Given = [new(Satisfaction.Satisfied, AnswerOrigin.Entered), new(Satisfaction.Satisfied, AnswerOrigin.Link), new(Satisfaction.Dissatisfied, AnswerOrigin.PaperLink)],
        };
        var figures = CaseStatistics.Of([fact], AsOf);
        Assert.Equal((1, 1, 1, 3), (figures.EnteredCount, figures.ByLinkCount, figures.ByPaperLinkCount, figures.Answered.Count));
        Assert.Equal(Satisfaction.Dissatisfied, Assert.Single(CaseMeasures.Select([fact], CaseMeasure.ByPaperLink, AsOf)).Answer);
    }

    [Fact]
    public void Who_does_not_judge_has_answered_and_is_in_no_satisfaction_rate()
    {
        var figures = CaseStatistics.Of(
            [Fact("2026-03-01", "2026-06-01", "2026-05-01", "A", false, Satisfaction.Satisfied, Satisfaction.MostlySatisfied, Satisfaction.NoJudgement, Satisfaction.NoAnswer)], AsOf);
        Assert.Equal(
            (new Rate(3, 4), new Rate(1, 2), new Rate(2, 2), 1), (figures.Answered, figures.Satisfied, figures.SatisfiedOrMostly, figures.NoJudgementCount));
    }

    [Fact]
    public void The_figures_agree_with_a_naive_count() =>
        Prop.ForAll(AnyFact.ListOf().ToArbitrary(), facts =>
            {
                var (assigned, replied, onTime, met, yes, mostly, answers, overdue) = (0, 0, 0, 0, 0, 0, 0, 0);
                foreach (var f in facts)
                {
                    if (f.AssignedOn is null || f.AssignedOn.Value.DayNumber > AsOf.DayNumber)
                        continue;
                    var done = f.RepliedOn is { } r && r.DayNumber <= AsOf.DayNumber;
                    if (f.Withdrawn && !done)
                        continue;
                    assigned++;
                    if (!done)
                    {
                        overdue += f.DueOn is { } d && d.DayNumber < AsOf.DayNumber ? 1 : 0;
                        continue;
                    }

                    replied++;
                    onTime += f.DueOn is { } due && f.RepliedOn!.Value.DayNumber > due.DayNumber ? 0 : 1;
                    met += f.ContactedInPerson ? 1 : 0;
                    foreach (var a in f.Answers)
                    {
                        answers += a is Satisfaction.NoAnswer or Satisfaction.NoJudgement ? 0 : 1;
                        yes += a == Satisfaction.Satisfied ? 1 : 0;
                        mostly += a == Satisfaction.MostlySatisfied ? 1 : 0;
                    }
                }

                var figures = CaseStatistics.Of(facts, AsOf);
                return figures.Replied == new Rate(replied, assigned) && figures.OnTime == new Rate(onTime, replied)
                    && figures.MetInPerson == new Rate(met, replied) && figures.Satisfied == new Rate(yes, answers)
                    && figures.SatisfiedOrMostly == new Rate(yes + mostly, answers) && figures.Overdue == overdue;
            })
            .QuickCheckThrowOnFailure();

    private static CaseFact Fact(string assigned, string due, string? replied, string? category, bool met, params Satisfaction[] answers) => new()
    {
        Id = Guid.NewGuid(),
        Session = "四次会议",
        Bureau = "民政局",
        AssignedOn = DateOnly.Parse(assigned),
        DueOn = DateOnly.Parse(due),
        RepliedOn = replied is null ? null : DateOnly.Parse(replied),
        Category = category,
        ContactedInPerson = met,
        Answers = answers,
    };
}

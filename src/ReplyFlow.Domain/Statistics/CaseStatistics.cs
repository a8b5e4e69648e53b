namespace ReplyFlow.Domain.Statistics;

/// <summary>The figures leaders ask for, of one set of cases on one day (domain.md, statistics).</summary>
public sealed record CaseStatistics
{
    /// <summary>交办数: assigned by the day, withdrawn ones left out unless replied to.</summary>
    public required int Assigned { get; init; }

    /// <summary>逾期未复: assigned, not replied to, and the due day has passed.</summary>
    public required int Overdue { get; init; }

    /// <summary>办复率: replied ÷ assigned.</summary>
    public required Rate Replied { get; init; }

    /// <summary>按期率: replied by the due day ÷ replied.</summary>
    public required Rate OnTime { get; init; }

    /// <summary>面商率: contacted in person ÷ replied.</summary>
    public required Rate MetInPerson { get; init; }

    /// <summary>Replies by category, in the order of the labels, those without one last.</summary>
    public required IReadOnlyList<CategoryShare> Categories { get; init; }

    /// <summary>反馈率: deputies who answered ÷ deputies whose feedback is in or whose time has run out.</summary>
    public required Rate Answered { get; init; }

    /// <summary>满意率: 满意 ÷ answers that judge; 未作评价 is none of them.</summary>
    public required Rate Satisfied { get; init; }

    /// <summary>满意率 with 基本满意: (满意 + 基本满意) ÷ answers that judge.</summary>
    public required Rate SatisfiedOrMostly { get; init; }

    /// <summary>满意.</summary>
    public required int SatisfiedCount { get; init; }

    /// <summary>基本满意.</summary>
    public required int MostlySatisfiedCount { get; init; }

    /// <summary>不满意.</summary>
    public required int DissatisfiedCount { get; init; }

    /// <summary>未作评价.</summary>
    public required int NoJudgementCount { get; init; }

    /// <summary>未反馈.</summary>
    public required int NoAnswerCount { get; init; }

    /// <summary>Answers of deputies themselves, by the link in the mail.</summary>
    public required int ByLinkCount { get; init; }

    /// <summary>经纸质链接.</summary>
    public required int ByPaperLinkCount { get; init; }

    /// <summary>经未确认邮箱的链接: whose they are nobody has confirmed.</summary>
    public required int UnconfirmedCount { get; init; }

    /// <summary>代录: answers that staff entered, counted apart.</summary>
    public required int EnteredCount { get; init; }

    /// <summary>The figures of all cases together.</summary>
    /// <param name="facts">The cases, each once, also several in one fact.</param>
    /// <param name="asOf">The day; what happened later is not counted.</param>
    public static CaseStatistics Of(IEnumerable<CaseFact> facts, DateOnly asOf)
    {
        var all = facts.ToList();
        int Count(CaseMeasure measure) => CaseMeasures.Select(all, measure, asOf).Sum(m => m.Fact.Count);
        var (assigned, replied, answered) = (Count(CaseMeasure.Assigned), Count(CaseMeasure.Replied), Count(CaseMeasure.Answered));
        var silent = Count(CaseMeasure.NoJudgement);
        return new CaseStatistics
        {
            Assigned = assigned,
            Overdue = Count(CaseMeasure.Overdue),
            Replied = new Rate(replied, assigned),
            OnTime = new Rate(Count(CaseMeasure.OnTime), replied),
            MetInPerson = new Rate(Count(CaseMeasure.MetInPerson), replied),
            Categories = CategoriesOf(CaseMeasures.Select(all, CaseMeasure.Replied, asOf)),
            Answered = new Rate(answered, Count(CaseMeasure.Asked)),
            Satisfied = new Rate(Count(CaseMeasure.Satisfied), answered - silent),
            SatisfiedOrMostly = new Rate(Count(CaseMeasure.SatisfiedOrMostly), answered - silent),
            SatisfiedCount = Count(CaseMeasure.Satisfied),
            MostlySatisfiedCount = Count(CaseMeasure.MostlySatisfied),
            DissatisfiedCount = Count(CaseMeasure.Dissatisfied),
            NoJudgementCount = silent,
            NoAnswerCount = Count(CaseMeasure.NoAnswer),
            ByLinkCount = Count(CaseMeasure.ByLink),
            ByPaperLinkCount = Count(CaseMeasure.ByPaperLink),
            UnconfirmedCount = Count(CaseMeasure.Unconfirmed),
            EnteredCount = Count(CaseMeasure.Entered),
        };
    }

    /// <summary>Computes the figures group by group, in the order of the groups' names; cases without a name come last under null.</summary>
    public static IReadOnlyList<(string? Group, CaseStatistics Figures)> By(IEnumerable<CaseFact> facts, StatisticsDimension dimension, DateOnly asOf) =>
        CaseMeasures.Select(facts, CaseMeasure.Assigned, asOf)
            .GroupBy(m => GroupOf(m.Fact, dimension), m => m.Fact)
            .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Of(g, asOf)))
            .ToList();

    /// <summary>The group that a case is in; null where it has none.</summary>
    public static string? GroupOf(CaseFact fact, StatisticsDimension dimension) => dimension switch
    {
        StatisticsDimension.Session => fact.Session,
        StatisticsDimension.Bureau => fact.Bureau,
        StatisticsDimension.Division => fact.Division is null ? null : $"{fact.Bureau} {fact.Division}",
        StatisticsDimension.Class => fact.Class,
        StatisticsDimension.AssignedMonth => fact.AssignedOn?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static List<CategoryShare> CategoriesOf(IEnumerable<MeasuredCase> replied)
    {
        var groups = replied.GroupBy(m => m.Fact.Category).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var counts = groups.Select(g => g.Sum(m => m.Fact.Count)).ToList();
        var shares = Shares.Of(counts);
        return groups.Select((g, i) => new CategoryShare(g.Key, counts[i], shares[i])).ToList();
    }
}

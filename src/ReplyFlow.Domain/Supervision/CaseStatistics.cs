namespace ReplyFlow.Domain.Supervision;

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

    /// <summary>满意率: 满意 ÷ answered.</summary>
    public required Rate Satisfied { get; init; }

    /// <summary>满意率 with 基本满意: (满意 + 基本满意) ÷ answered.</summary>
    public required Rate SatisfiedOrMostly { get; init; }

    /// <summary>Computes the figures.</summary>
    /// <param name="facts">The cases, each once.</param>
    /// <param name="asOf">The day; what happened later is not counted.</param>
    public static CaseStatistics Of(IEnumerable<CaseFact> facts, DateOnly asOf)
    {
        var counted = facts.Where(f => IsCounted(f, asOf)).ToList();
        var replied = counted.Where(f => HasReplied(f, asOf)).ToList();
        var asked = replied.SelectMany(f => f.Answers).ToList();
        var answered = asked.Where(a => a != Satisfaction.NoAnswer).ToList();
        var satisfied = answered.Count(a => a == Satisfaction.Satisfied);
        return new CaseStatistics
        {
            Assigned = counted.Count,
            Overdue = counted.Count(f => !HasReplied(f, asOf) && f.DueOn < asOf),
            Replied = new Rate(replied.Count, counted.Count),
            OnTime = new Rate(replied.Count(f => f.DueOn is null || f.RepliedOn <= f.DueOn), replied.Count),
            MetInPerson = new Rate(replied.Count(f => f.ContactedInPerson), replied.Count),
            Categories = CategoriesOf(replied),
            Answered = new Rate(answered.Count, asked.Count),
            Satisfied = new Rate(satisfied, answered.Count),
            SatisfiedOrMostly = new Rate(satisfied + answered.Count(a => a == Satisfaction.MostlySatisfied), answered.Count),
        };
    }

    /// <summary>Computes the figures group by group, in the order of the groups' names; cases without a name come last under null.</summary>
    public static IReadOnlyList<(string? Group, CaseStatistics Figures)> By(IEnumerable<CaseFact> facts, StatisticsDimension dimension, DateOnly asOf) => facts
        .Where(f => IsCounted(f, asOf))
        .GroupBy(f => GroupOf(f, dimension))
        .OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, Of(g, asOf)))
        .ToList();

    private static bool IsCounted(CaseFact fact, DateOnly asOf) => fact.AssignedOn <= asOf && (!fact.Withdrawn || HasReplied(fact, asOf));

    private static bool HasReplied(CaseFact fact, DateOnly asOf) => fact.RepliedOn <= asOf;

    private static string? GroupOf(CaseFact fact, StatisticsDimension dimension) => dimension switch
    {
        StatisticsDimension.Session => fact.Session,
        StatisticsDimension.Bureau => fact.Bureau,
        StatisticsDimension.Division => fact.Division is null ? null : $"{fact.Bureau} {fact.Division}",
        StatisticsDimension.Class => fact.Class,
        StatisticsDimension.AssignedMonth => fact.AssignedOn?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static List<CategoryShare> CategoriesOf(List<CaseFact> replied)
    {
        var groups = replied.GroupBy(f => f.Category).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var shares = Shares.Of(groups.Select(g => g.Count()).ToList());
        return groups.Select((g, i) => new CategoryShare(g.Key, g.Count(), shares[i])).ToList();
    }
}

namespace ReplyFlow.Domain.Statistics;

/// <summary>Which cases stand behind a figure. The figures are the lengths of these lists, so that the two cannot disagree.</summary>
public static class CaseMeasures
{
    /// <summary>What a measure counts, in the order of the facts.</summary>
    /// <param name="facts">The cases, each once.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="asOf">The day; what happened later is not counted.</param>
    /// <param name="category">For <see cref="CaseMeasure.Category"/>: which one; null for replies without one.</param>
    public static IEnumerable<MeasuredCase> Select(IEnumerable<CaseFact> facts, CaseMeasure measure, DateOnly asOf, string? category = null)
    {
        var assigned = facts.Where(f => f.AssignedOn <= asOf && (!f.Withdrawn || f.HasReplied(asOf)));
        var replied = assigned.Where(f => f.HasReplied(asOf));
        var waiting = assigned.Where(f => !f.HasReplied(asOf));
        return measure switch
        {
            CaseMeasure.Assigned => Cases(assigned),
            CaseMeasure.Replied => Cases(replied),
            CaseMeasure.Waiting => Cases(waiting),
            CaseMeasure.Overdue => Cases(waiting.Where(f => f.DueOn < asOf)),
            CaseMeasure.OnTime => Cases(replied.Where(f => f.IsOnTime())),
            CaseMeasure.Late => Cases(replied.Where(f => !f.IsOnTime())),
            CaseMeasure.MetInPerson => Cases(replied.Where(f => f.ContactedInPerson)),
            CaseMeasure.Category => Cases(replied.Where(f => f.Category == category)),
            CaseMeasure.Asked => Answers(replied, _ => true),
            CaseMeasure.Answered => Answers(replied, a => a != Satisfaction.NoAnswer),
            CaseMeasure.NoAnswer => Answers(replied, a => a == Satisfaction.NoAnswer),
            CaseMeasure.Satisfied => Answers(replied, a => a == Satisfaction.Satisfied),
            CaseMeasure.MostlySatisfied => Answers(replied, a => a == Satisfaction.MostlySatisfied),
            CaseMeasure.SatisfiedOrMostly => Answers(replied, a => a is Satisfaction.Satisfied or Satisfaction.MostlySatisfied),
            CaseMeasure.Dissatisfied => Answers(replied, a => a == Satisfaction.Dissatisfied),
            CaseMeasure.NoJudgement => Answers(replied, a => a == Satisfaction.NoJudgement),
            CaseMeasure.ByLink => From(replied, AnswerOrigin.Link),
            CaseMeasure.ByPaperLink => From(replied, AnswerOrigin.PaperLink),
            CaseMeasure.Unconfirmed => From(replied, AnswerOrigin.Unconfirmed),
            CaseMeasure.Entered => From(replied, AnswerOrigin.Entered),
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        };
    }

    private static bool HasReplied(this CaseFact fact, DateOnly asOf) => fact.RepliedOn <= asOf;

    private static bool IsOnTime(this CaseFact fact) => fact.DueOn is null || fact.RepliedOn <= fact.DueOn;

    private static IEnumerable<MeasuredCase> Cases(IEnumerable<CaseFact> facts) => facts.Select(f => new MeasuredCase(f, null));

    private static IEnumerable<MeasuredCase> From(IEnumerable<CaseFact> facts, AnswerOrigin origin) =>
        facts.SelectMany(f => f.Given.Where(g => g.Origin == origin), (f, g) => new MeasuredCase(f, g.Answer));

    private static IEnumerable<MeasuredCase> Answers(IEnumerable<CaseFact> facts, Func<Satisfaction, bool> counts) =>
        facts.SelectMany(f => f.Answers.Where(counts), (f, a) => new MeasuredCase(f, a));
}

namespace ReplyFlow.Domain.Statistics;

/// <summary>One thing that a figure counts.</summary>
/// <param name="Fact">The case.</param>
/// <param name="Answer">The deputy's answer, for figures that count answers; null for those that count cases.</param>
public sealed record MeasuredCase(CaseFact Fact, Satisfaction? Answer);

namespace ReplyFlow.Domain.Statistics;

/// <summary>How many replies have a category.</summary>
/// <param name="Category">The category's label; null for replies without one.</param>
/// <param name="Count">How many replies.</param>
/// <param name="Percent">Their share of all replies, one decimal; the shares add up to 100.</param>
public sealed record CategoryShare(string? Category, int Count, decimal Percent);

using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>One line of the table: a group, or all.</summary>
/// <param name="Group">The group's key; null for what has none, and for the whole.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsWhole">Whether it is the whole.</param>
/// <param name="Figures">The figures.</param>
public sealed record StatisticsLine(string? Group, string Name, bool IsWhole, CaseStatistics Figures)
{
    /// <summary>How many replies have a category.</summary>
    public CategoryShare? Share(string? category) => Figures.Categories.FirstOrDefault(c => c.Category == category);
}

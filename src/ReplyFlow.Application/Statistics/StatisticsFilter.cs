namespace ReplyFlow.Application.Statistics;

/// <summary>Which cases the figures are about.</summary>
/// <param name="Session">Session's name; null for all.</param>
/// <param name="BureauId">主办; null for all.</param>
/// <param name="DivisionId">The division in charge; null for all.</param>
/// <param name="Class">The suggestion's class; null for all.</param>
/// <param name="From">Assigned on this day or later; null for any.</param>
/// <param name="To">Assigned on this day or earlier; null for any.</param>
public sealed record StatisticsFilter(
    string? Session = null, Guid? BureauId = null, Guid? DivisionId = null, string? Class = null, DateOnly? From = null, DateOnly? To = null);

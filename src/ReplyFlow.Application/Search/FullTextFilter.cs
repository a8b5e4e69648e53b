using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Search;

/// <summary>Which of the texts are searched.</summary>
/// <param name="Session">Session's name; null for all.</param>
/// <param name="BureauId">Lead bureau; null for all.</param>
/// <param name="Year">Of the text's date; null for all.</param>
/// <param name="Status">Of the case; null for all.</param>
public sealed record FullTextFilter(string? Session = null, Guid? BureauId = null, int? Year = null, CaseStatus? Status = null)
{
    /// <summary>Whether a case is asked for: texts that belong to none are left out.</summary>
    internal bool AsksForCases => Session is not null || BureauId is not null || Status is not null;
}

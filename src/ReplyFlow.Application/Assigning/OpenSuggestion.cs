using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Assigning;

/// <summary>A suggestion that waits for 交办, as far as all of a session are looked at for one page.</summary>
/// <param name="ItemId">The work item.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="SuggestionId">The suggestion.</param>
/// <param name="TextId">Its text in the index; 0 where it has none.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="NumberValue">Its value.</param>
/// <param name="Class">Class; may be empty.</param>
/// <param name="Before">The bureau that led it before it came back; null the first time.</param>
internal sealed record OpenSuggestion(
    Guid ItemId, Guid CaseId, Guid SuggestionId, long TextId, SuggestionKind Kind, string Number, int NumberValue, string Class, string? Before);

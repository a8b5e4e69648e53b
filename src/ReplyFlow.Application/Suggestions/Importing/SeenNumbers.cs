using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>The numbers of an import, row by row.</summary>
/// <param name="widths">Digits that all stored numbers of a session have.</param>
internal sealed class SeenNumbers(IReadOnlyDictionary<(string Session, SuggestionKind Kind), int> widths)
{
    private readonly Dictionary<(string, SuggestionKind, int), int> _rows = [];

    /// <summary>The earlier row that has the number, or null; notes it otherwise.</summary>
    public int? Twice(SuggestionInput input, int row) => SuggestionNumber.TryParse(input.Number, out _, out var value)
        && !_rows.TryAdd((input.Session.Trim(), input.Kind, value), row) ? _rows[(input.Session.Trim(), input.Kind, value)] : null;

    /// <summary>The number with the zeros that Excel drops (0391, not 391), or null where it has its width.</summary>
    public string? Narrow(SuggestionInput input) => SuggestionNumber.TryParse(input.Number, out var digits, out _)
        && widths.TryGetValue((input.Session.Trim(), input.Kind), out var width) && digits.Length < width ? digits.PadLeft(width, '0') : null;
}

using System.Globalization;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Assigning;

/// <summary>Where a row stands in the table: behind the first of those that it is like. It does not move when rows before it are assigned.</summary>
/// <param name="Kind">During the session first.</param>
/// <param name="First">Number of the first of its group.</param>
/// <param name="Number">Its own.</param>
public sealed record AssignmentPlace(SuggestionKind Kind, int First, int Number) : IComparable<AssignmentPlace>
{
    /// <inheritdoc />
    public int CompareTo(AssignmentPlace? other) =>
        other is null ? 1 : (Kind, First, Number).CompareTo((other.Kind, other.First, other.Number));

    /// <summary>As addresses write it.</summary>
    public override string ToString() => $"{(int)Kind}.{First}.{Number}";

    /// <summary>Reads it; null where it is none.</summary>
    public static AssignmentPlace? Parse(string? text) =>
        text?.Split('.') is [var kind, var first, var number] && Int(kind) is { } k && Int(first) is { } f && Int(number) is { } n
            ? new AssignmentPlace((SuggestionKind)k, f, n) : null;

    private static int? Int(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

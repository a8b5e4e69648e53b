using System.Globalization;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// What texts are indexed by: their characters and pairs of neighbours. Chinese words have two characters as a rule, for which an index of
/// three, as databases offer it, is of no use. Each is written as hexadecimal digits, which no database takes apart or folds.
/// </summary>
internal static class SearchGrams
{
    /// <summary>All that a text is made of, each once, separated by spaces.</summary>
    public static string Of(string text) => string.Join(' ', Single(text).Concat(Pairs(text)).Distinct(StringComparer.Ordinal));

    /// <summary>What a text must be made of to contain a word; whether it does contain it must then be looked at.</summary>
    public static string[] Wanted(string word) => [.. (word.Length == 1 ? Single(word) : Pairs(word)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Single(string text) => text.Select(Hex);

    private static IEnumerable<string> Pairs(string text) => text.Zip(text.Skip(1), (a, b) => Hex(a) + Hex(b));

    private static string Hex(char c) => ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}

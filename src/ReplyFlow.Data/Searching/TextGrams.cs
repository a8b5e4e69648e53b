using System.Globalization;
using System.Text;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// What whole texts are indexed by: their kind, their characters and pairs of neighbours. SQLite gets them as words of digits and letters,
/// which it neither takes apart nor folds; PostgreSQL makes them of the text itself.
/// </summary>
internal static class TextGrams
{
    /// <summary>The longest word of which the index says for certain whether a text contains it.</summary>
    public const int Certain = 2;

    /// <summary>All that a text is made of, each once, for SQLite.</summary>
    public static string Of(FullTextKind kind, string text)
    {
        var (grams, last) = (new HashSet<string>(StringComparer.Ordinal) { Name(kind) }, "");
        foreach (var rune in text.EnumerateRunes())
        {
            var name = rune.Value == ' ' ? "" : Name(rune);
            if (name.Length > 0)
                grams.Add(name);
            if (name.Length > 0 && last.Length > 0)
                grams.Add(last + name);
            last = name;
        }
        return string.Join(' ', grams);
    }

    /// <summary>What a text of a kind must be made of to contain some words, as SQLite's index is asked for it.</summary>
    public static string Match(FullTextKind kind, IEnumerable<string> words) =>
        string.Join(' ', words.SelectMany(w => Parts(w, Name)).Distinct(StringComparer.Ordinal).Prepend(Name(kind)));

    /// <summary>The same for PostgreSQL.</summary>
    public static string[] Elements(FullTextKind kind, IEnumerable<string> words) =>
        [.. words.SelectMany(w => Parts(w, r => r.ToString())).Distinct(StringComparer.Ordinal).Prepend($":{kind}")];

    /// <summary>The pairs that cover the word, side by side: of a long one the text is looked at anyway, and each more makes the index work more.</summary>
    private static IEnumerable<string> Parts(string word, Func<Rune, string> name)
    {
        List<string> runes = [.. word.EnumerateRunes().Select(name)];
        return runes.Count == 1 ? runes : runes.Zip(runes.Skip(1), (a, b) => a + b).Where((_, i) => i % 2 == 0 || i == runes.Count - 2);
    }

    private static string Name(FullTextKind kind) => $"k{kind.ToString().ToLowerInvariant()}";

    /// <summary>Of one length for nearly all, and unlike at the beginning for the others, so that two of them together are never two others.</summary>
    private static string Name(Rune rune) => (rune.IsBmp ? "" : "u") + rune.Value.ToString("x4", CultureInfo.InvariantCulture);
}

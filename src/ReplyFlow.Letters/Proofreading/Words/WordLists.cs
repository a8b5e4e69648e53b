using System.Collections.Frozen;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>The editable lists that the checks work with. Immutable.</summary>
public sealed class WordLists
{
    private static readonly Lazy<WordLists> ShippedLists = new(WordListFile.ReadShipped);
    private readonly FrozenDictionary<char, WrongWord[]> _byFirst;

    /// <summary>Makes lists of what a bureau has, in any order.</summary>
    /// <param name="words">Wrong words; of several that start at one place the longest is reported.</param>
    /// <param name="units">Groups of units.</param>
    /// <param name="vagueTimes">Expressions that need a date beside them, for example 近年来.</param>
    public WordLists(IReadOnlyList<WrongWord> words, IReadOnlyList<UnitGroup> units, IReadOnlyList<string> vagueTimes)
    {
        (Words, Units, VagueTimes) = (words, units, vagueTimes);
        _byFirst = words.GroupBy(w => w.Wrong[0])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Wrong.Length).ToArray());
    }

    /// <summary>The lists shipped with the product (templates/wordlists/proofreading.json).</summary>
    public static WordLists Shipped => ShippedLists.Value;

    /// <summary>Wrong words with their right forms and the contexts in which they are right.</summary>
    public IReadOnlyList<WrongWord> Words { get; }

    /// <summary>Units that count the same things, so that one letter should use one of them.</summary>
    public IReadOnlyList<UnitGroup> Units { get; }

    /// <summary>Expressions such as 近年来 that need a date beside them.</summary>
    public IReadOnlyList<string> VagueTimes { get; }

    /// <summary>Every wrong word in the text, with where it starts; none overlap.</summary>
    public IEnumerable<(int Start, WrongWord Word)> FindWrong(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var found = _byFirst.TryGetValue(text[i], out var candidates) ? Array.Find(candidates, w => IsAt(text, i, w)) : null;
            if (found is not null)
                yield return (i, found);
            i += found?.Wrong.Length ?? 1;
        }
    }

    /// <summary>Whether a wrong word or a right one of the list stands at the start of the text: other checks leave it to the list.</summary>
    internal bool Knows(string text) => Words.Any(w => w.Wrong == text || w.Right == text);

    private static bool IsAt(string text, int i, WrongWord word)
    {
        var wrong = word.Wrong;
        if (string.CompareOrdinal(text, i, wrong, 0, wrong.Length) != 0)
            return false;
        var end = i + wrong.Length;
        if (Chars.IsLatin(wrong[0]) && i > 0 && Chars.IsLatin(text[i - 1]))
            return false;
        if (Chars.IsLatin(wrong[^1]) && end < text.Length && Chars.IsLatin(text[end]))
            return false;
        if ((i > 0 && word.Before.Contains(text[i - 1])) || (end < text.Length && word.After.Contains(text[end])))
            return false;
        if (word.AtEnd && end < text.Length && Chars.IsHan(text[end]))
            return false;
        // The right word may contain the wrong one (截至 目前 within …): a text that already has it there is right.
        return !Covers(text, i, wrong, word.Right) && !word.Except.Any(e => Covers(text, i, wrong, e));
    }

    /// <summary>Whether the longer text stands around the place, wherever in it the wrong word is.</summary>
    private static bool Covers(string text, int i, string wrong, string longer)
    {
        for (var k = longer.IndexOf(wrong, StringComparison.Ordinal); k >= 0; k = longer.IndexOf(wrong, k + 1, StringComparison.Ordinal))
            if (i >= k && string.CompareOrdinal(text, i - k, longer, 0, longer.Length) == 0)
                return true;
        return false;
    }
}

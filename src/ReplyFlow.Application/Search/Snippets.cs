using ReplyFlow.Data.Searching;

namespace ReplyFlow.Application.Search;

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsHit">Whether it is what was searched for.</param>
public sealed record SnippetPart(string Text, bool IsHit);

/// <summary>Cuts from a text the place where most of the words stand, and marks them, however they are written there.</summary>
public static class Snippets
{
    private const int Longest = 96;
    private const int Before = 18;

    /// <summary>The whole text with the words marked.</summary>
    public static IReadOnlyList<SnippetPart> Mark(string text, IReadOnlyList<string> words) => Parts(text, Hits(text, words), 0, text.Length);

    /// <summary>The place where most of the words stand; the beginning where none does.</summary>
    public static IReadOnlyList<SnippetPart> Cut(string text, IReadOnlyList<string> words)
    {
        text = text.ReplaceLineEndings(" ").Replace('\u3000', ' ');
        var hits = Hits(text, words);
        var best = hits.Count == 0 ? 0
            : hits.MaxBy(h => hits.Where(o => o.Start >= h.Start && o.End <= h.Start + Longest - Before).DistinctBy(o => o.Word).Count()).Start;
        var start = Whole(text, Math.Max(0, Math.Min(best - Before, text.Length - Longest)));
        var end = Whole(text, Math.Min(text.Length, start + Longest));
        // A word that was found is shown whole.
        end = hits.Where(h => h.Start < end && h.End > end).Select(h => h.End).DefaultIfEmpty(end).Max();
        List<SnippetPart> parts = [.. Parts(text, hits, start, end)];
        if (start > 0)
            parts.Insert(0, new SnippetPart("…", false));
        if (end < text.Length)
            parts.Add(new SnippetPart("…", false));
        return parts;
    }

    /// <summary>As plain text, what was searched for between 【 and 】.</summary>
    public static string Plain(IEnumerable<SnippetPart> parts) => string.Concat(parts.Select(p => p.IsHit ? $"【{p.Text}】" : p.Text));

    private static List<(int Start, int End, string Word)> Hits(string text, IReadOnlyList<string> words)
    {
        var (folded, from) = SearchText.FoldWithPlaces(text);
        var hits = new List<(int, int, string)>();
        foreach (var word in words)
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var last = from[at + word.Length - 1];
                hits.Add((from[at], last + (char.IsHighSurrogate(text[last]) ? 2 : 1), word));
            }
        hits.Sort();
        return hits;
    }

    private static IReadOnlyList<SnippetPart> Parts(string text, List<(int Start, int End, string Word)> hits, int start, int end)
    {
        var (parts, at) = (new List<SnippetPart>(), start);
        foreach (var (from, to, _) in hits.Where(h => h.Start < end && h.End > start))
        {
            var (begin, stop) = (Math.Max(at, from), Math.Min(end, to));
            if (stop <= begin)
                continue;
            if (begin > at)
                parts.Add(new SnippetPart(text[at..begin], false));
            // Hits that overlap or touch are one.
            if (begin == at && parts is [.., { IsHit: true } last])
                parts[^1] = new SnippetPart(last.Text + text[begin..stop], true);
            else
                parts.Add(new SnippetPart(text[begin..stop], true));
            at = stop;
        }
        if (at < end)
            parts.Add(new SnippetPart(text[at..end], false));
        return parts;
    }

    /// <summary>Not between the halves of a character.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}

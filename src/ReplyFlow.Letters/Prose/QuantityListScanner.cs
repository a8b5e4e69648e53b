namespace ReplyFlow.Letters.Prose;

/// <summary>Finds lists in which every part is one quantity with a label. A list with any other part is left alone: nothing sure can be said of it.</summary>
internal static class QuantityListScanner
{
    private const int Longest = 600;

    /// <summary>All lists of two or more parts in the paragraph.</summary>
    public static List<QuantityList> Scan(string text)
    {
        var lists = new List<QuantityList>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '（' or '(')
            {
                if (Close(text, i) is { } close && Read(text, i + 1, close, true) is { } list)
                    lists.Add(list with { Start = i, End = close + 1 });
            }
            else if (text[i] == '其' && string.CompareOrdinal(text, i, "其中", 0, 2) == 0
                && !(lists.Count > 0 && lists[^1] is { InBrackets: true } last && last.End > i)
                && Read(text, i, ClauseEnd(text, i), false) is { } rest)
            {
                lists.Add(rest);
            }

        return lists;
    }

    /// <summary>Where the bracket closes, in the same paragraph and not too far; null where it doesn't.</summary>
    public static int? Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length && i - open <= Longest; i++)
        {
            depth += text[i] switch { '（' or '(' => 1, '）' or ')' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return null;
    }

    private static int ClauseEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= Longest && text[end] is not ('。' or '；' or '！' or '？' or ')' or '）'))
            end++;
        return end;
    }

    private static QuantityList? Read(string text, int start, int end, bool inBrackets)
    {
        if (end - start > Longest)
            return null;
        var content = text[start..end];
        var quantities = QuantityScanner.Scan(content);
        if (quantities.Count < 2 || content.AsSpan().ContainsAny("（("))
            return null;
        var (parts, labels, separators) = (new List<Quantity>(), new List<string>(), new List<int>());
        var (from, next) = (0, 0);
        while (from <= content.Length)
        {
            var (to, skip) = PartEnd(content, from, quantities);
            var inside = new List<Quantity>();
            for (; next < quantities.Count && quantities[next].Start < to; next++)
                inside.Add(quantities[next]);
            if (inside.Count != 1 || Label(content, from, to, inside[0]) is not { } label)
            {
                // In brackets everything belongs to the list; after 其中 the sentence may simply go on.
                if (inBrackets)
                    return null;
                break;
            }

            parts.Add(Shift(inside[0], start));
            labels.Add(label);
            if (to < content.Length)
                separators.Add(start + to);
            from = to + skip;
        }

        return parts.Count < 2 ? null : new QuantityList(start, end, content, parts, labels, separators, inBrackets);
    }

    /// <summary>The next separator: 、，；,; anywhere but inside a number, or 和 及 与 right after a quantity.</summary>
    private static (int End, int Skip) PartEnd(string content, int from, List<Quantity> quantities)
    {
        for (var i = from; i < content.Length; i++)
        {
            var c = content[i];
            if (c is '、' or '，' or '；' or ';' || (c == ',' && !quantities.Exists(q => q.Start < i && i < q.NumberEnd)))
                return (i, 1);
            if (c is '和' or '及' or '与' && quantities.Exists(q => q.End == i && q.Unit.Length > 0))
                return (i, 1);
        }

        return (content.Length, 1);
    }

    /// <summary>What stands before the quantity, or behind it where nothing stands before; null where text stands on both sides.</summary>
    private static string? Label(string content, int from, int to, Quantity q)
    {
        var before = content[from..q.Start].Trim();
        var after = content[q.End..to].Trim();
        return before.Length == 0 ? after : after.Length == 0 ? before : null;
    }

    private static Quantity Shift(Quantity q, int by) =>
        q with { Start = q.Start + by, NumberEnd = q.NumberEnd + by, UnitStart = q.UnitStart + by, End = q.End + by };
}

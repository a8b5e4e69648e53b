namespace ReplyFlow.Letters.Prose;

/// <summary>How alike two pieces of text are, by the pairs of neighbouring characters that they share.</summary>
internal static class Likeness
{
    /// <summary>From 0 to 1; 0 where either has no two characters beside each other.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count == 0 || b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var pairs = new HashSet<(char, char)>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsLetter(text[i]) && char.IsLetter(text[i + 1]))
                pairs.Add((text[i], text[i + 1]));
        return pairs;
    }
}

namespace ReplyFlow.Letters.Prose;

/// <summary>A suggestion's title reduced to what two writings of it share.</summary>
internal static class TitleCore
{
    private static readonly string[] Endings = ["的建议", "的提案", "的议案", "建议", "提案", "议案"];

    /// <summary>Letters, digits and Chinese characters alone, without 关于 before and 的建议 behind.</summary>
    public static string Of(string title)
    {
        var plain = string.Concat(Chars.HalfWidth(title).Where(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c))).ToUpperInvariant();
        if (plain.StartsWith("关于", StringComparison.Ordinal))
            plain = plain[2..];
        return Endings.FirstOrDefault(e => plain.EndsWith(e, StringComparison.Ordinal)
            && plain.Length > e.Length + 2) is { } end ? plain[..^end.Length] : plain;
    }

    /// <summary>How alike two cores are: shared pairs of neighbouring characters, 0 to 1 (Dice).</summary>
    public static double Alike(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2)
            return a == b ? 1 : 0;
        var (left, right) = (Keywords.PairsOf(a).ToHashSet(), Keywords.PairsOf(b).ToHashSet());
        return 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }
}

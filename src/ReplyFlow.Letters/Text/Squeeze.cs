namespace ReplyFlow.Letters.Text;

/// <summary>Which punctuation marks of a line give up the empty half of their cell.</summary>
internal static class Squeeze
{
    /// <summary>How many marks could.</summary>
    internal static int Count(ReadOnlySpan<Cell> line)
    {
        var count = 0;
        foreach (var cell in line)
            if (CanShrink(cell.CodePoint))
                count++;
        return count;
    }

    /// <summary>Chooses marks: at the line's end first, then next to another mark, then commas and stops, then the rest, nearest the end first.</summary>
    /// <param name="line">The line's cells.</param>
    /// <param name="needed">How many.</param>
    /// <param name="chosen">Receives the indexes into the line, -1 where unused.</param>
    internal static void Choose(ReadOnlySpan<Cell> line, int needed, Span<int> chosen)
    {
        chosen.Fill(-1);
        for (var k = 0; k < needed && k < chosen.Length; k++)
        {
            var best = int.MinValue;
            for (var i = line.Length - 1; i >= 0; i--)
            {
                if (!CanShrink(line[i].CodePoint) || chosen[..k].Contains(i))
                    continue;
                var rank = Rank(line, i);
                if (rank > best)
                    (best, chosen[k]) = (rank, i);
            }
        }
    }

    private static bool CanShrink(int codePoint) => CharRules.IsCloser(codePoint) || CharRules.IsOpener(codePoint);

    private static int Rank(ReadOnlySpan<Cell> line, int i)
    {
        var cp = line[i].CodePoint;
        if (i == line.Length - 1 && CharRules.IsCloser(cp))
            return 4;
        if (CharRules.IsCloser(cp) && i + 1 < line.Length && IsMark(line[i + 1].CodePoint))
            return 3;
        if (CharRules.IsOpener(cp) && i > 0 && IsMark(line[i - 1].CodePoint))
            return 3;
        return cp is '，' or '。' or '、' ? 2 : 1;
    }

    private static bool IsMark(int cp) => CanShrink(cp) || cp is '；' or '：' or '？' or '！';
}

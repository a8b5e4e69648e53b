namespace ReplyFlow.Letters.Text;

/// <summary>Recognises the four heading levels of an official document by their numbers: 一、 （一） 1. （1）.</summary>
internal static class HeadingFinder
{
    private const string Numerals = "〇零一二三四五六七八九十百";

    /// <summary>What a paragraph begins with.</summary>
    /// <param name="Level">1–4, or 0 where the paragraph is no heading.</param>
    /// <param name="Length">Characters (UTF-16) of the heading: up to and with its full stop, or the whole paragraph.</param>
    /// <param name="NumberLength">Characters of the number with its punctuation.</param>
    public readonly record struct Heading(int Level, int Length, int NumberLength)
    {
        /// <summary>Whether the whole paragraph is the heading.</summary>
        public bool IsWhole(string paragraph) => Level > 0 && Length == paragraph.Length;
    }

    /// <summary>Finds the heading at a paragraph's start.</summary>
    /// <param name="paragraph">Without spaces at its start.</param>
    public static Heading Find(string paragraph)
    {
        var (level, number) = Number(paragraph);
        return level == 0 ? default : new Heading(level, EndOfSentence(paragraph, number), number);
    }

    private static (int Level, int Length) Number(string p)
    {
        var bracketed = p.Length > 0 && p[0] is '（' or '(';
        var start = bracketed ? 1 : 0;
        var end = start;
        while (end < p.Length && Numerals.Contains(p[end]))
            end++;
        var chinese = end > start;
        if (!chinese)
            while (end < p.Length && end - start < 3 && char.IsAsciiDigit(p[end]))
                end++;
        if (end == start || end >= p.Length)
            return default;
        var isClosed = bracketed ? p[end] is '）' or ')' : chinese ? p[end] == '、' : p[end] is '.' or '．' or '、';
        if (!isClosed || (p[end] == '.' && end + 1 < p.Length && char.IsAsciiDigit(p[end + 1])))
            return default;
        return ((bracketed, chinese) switch { (false, true) => 1, (true, true) => 2, (false, false) => 3, _ => 4 }, end + 1);
    }

    private static int EndOfSentence(string p, int from)
    {
        var depth = 0;
        for (var i = from; i < p.Length; i++)
        {
            switch (p[i])
            {
                case '（' or '《' or '“' or '「':
                    depth++;
                    break;
                case '）' or '》' or '”' or '」':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '。' when depth == 0:
                    return i + 1;
            }
        }
        return p.Length;
    }
}

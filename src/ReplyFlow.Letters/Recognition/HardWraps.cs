using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>
/// Finds line ends in the middle of a sentence, as text from a PDF, a mail or a narrow page has them. A line end is called broken only
/// where nothing else can be meant.
/// </summary>
public static class HardWraps
{
    /// <summary>Shorter lines without a mark inside may be headings without a number.</summary>
    private const int LongestBareHeading = 24;

    private const int LongestLabel = 8;

    /// <summary>How many characters lines may differ and still all be full.</summary>
    private const int Ragged = 3;

    private const int FewestFullLines = 3;

    /// <summary>No page is narrower; shorter lines are parts of a head or a list.</summary>
    private const int ShortestFullLine = 12;

    private static readonly string[] TitleEnds =
        ["通知", "意见", "方案", "决定", "公告", "通告", "复函", "批复", "的函", "规划", "计划", "细则", "措施", "答复", "报告", "请示", "办法", "规定"];

    private const string Goes = "，、,（(《〈“‘「【〔；;";
    private const string Ends = "。！？…：:!?";

    /// <summary>The positions of the line feeds that stand in the middle of a sentence.</summary>
    /// <param name="text">Lines parted by line feeds.</param>
    public static IReadOnlyList<int> Find(string text)
    {
        var lines = Paragraph.Split(text);
        var full = FullLength(lines);
        var found = new List<int>();
        var isContinued = false;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var isBroken = !IsRow(lines[i].Text) && !IsRow(lines[i + 1].Text)
                && IsBroken(lines[i].Text.Trim(), lines[i + 1].Text.Trim(), full, isContinued);
            if (isBroken)
                found.Add(lines[i].Start + lines[i].Text.Length);
            isContinued = isBroken;
        }
        return found;
    }

    /// <summary>What belongs in place of the line feed: a space between two Latin words, else nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Position of the line feed.</param>
    public static string Joint(string text, int at)
    {
        var (before, after) = (at - 1, at + 1);
        while (before >= 0 && Chars.IsIndent(text[before]))
            before--;
        while (after < text.Length && Chars.IsIndent(text[after]))
            after++;
        return before >= 0 && after < text.Length && Chars.IsLatin(text[before]) && Chars.IsLatin(text[after]) ? " " : "";
    }

    /// <summary>
    /// The text of a PDF: its broken lines joined, its radicals and compatibility ideographs as the characters they stand for.
    /// </summary>
    public static string JoinPdf(string text) => Join(LookAlikes.PlainIdeographs(text));

    /// <summary>The text with its broken lines joined.</summary>
    public static string Join(string text)
    {
        var at = Find(text);
        if (at.Count == 0)
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        var done = 0;
        foreach (var feed in at)
        {
            result.Append(text.AsSpan(done, feed - done).TrimEnd()).Append(Joint(text, feed));
            done = feed + 1;
            while (done < text.Length && Chars.IsIndent(text[done]))
                done++;
        }
        return result.Append(text.AsSpan(done)).ToString();
    }

    private static bool IsBroken(string line, string next, int full, bool isContinued)
    {
        if (line.Length == 0 || next.Length == 0 || Begins(next) || WrittenDate.AtEnd(line) is not null)
            return false;
        if ((IsHeading(line) && !isContinued) || IsNumberLine(line) || IsNumberLine(next))
            return false;
        var last = line[^1];
        if (Goes.Contains(last))
            return last is not ('；' or ';') || IsOpen(line);
        // A bracket that nobody closed does not carry a sentence over its full stop.
        if (Ends.Contains(last) && (last is '。' or '！' or '？' || !IsOpen(line)))
            return false;
        if (IsOpen(line))
            return true;
        if (IsTitle(line) && next[^1] is '：' or ':')
            return false;
        if (full > 0 && line.Length >= full - Ragged)
            return true;
        // A closing mark may end a heading or a title as well as a line.
        return Goes.Contains(next[0]) || Ends.Contains(next[0])
            || (Chars.IsHan(last) || char.IsAsciiLetterOrDigit(last)) && (isContinued || (HasMark(line) && !IsLabelled(line) && !IsLabelled(next)))
                && (HasMark(next) || next.Length > LongestBareHeading);
    }

    // A row of columns, the last of which may be empty; one tab before the text is an indent.
    private static bool IsRow(string line) => line.AsSpan().TrimStart(" \u00A0\u3000").LastIndexOf('\t') > 0;

    private static bool HasMark(string line) => line.AsSpan().IndexOfAny("，。；：？！") >= 0;

    // A bracket or title that opens on the line and does not close there.
    private static bool IsOpen(string line)
    {
        var depth = 0;
        foreach (var c in line)
            depth = c is '《' or '（' or '(' or '“' ? depth + 1 : c is '》' or '）' or ')' or '”' ? Math.Max(0, depth - 1) : depth;
        return depth > 0;
    }

    // The last line of a title, above the line that names the addressees: …的通知, 各有关单位：.
    private static bool IsTitle(string line) =>
        !HasMark(line) && TitleEnds.Any(e => line.EndsWith(e, StringComparison.Ordinal));

    // 文号, with 签发人 beside it or not: a line of the head, above the title.
    private static bool IsNumberLine(string line) => LetterLines.DocumentNumber().Match(line) is { Success: true } number
        && (line.AsSpan(number.Length).IsWhiteSpace() || LetterLines.Signatories().Match(line, number.Length) is { Success: true } signed
            && line.AsSpan(number.Length, signed.Index - number.Length).IsWhiteSpace());

    private static bool IsHeading(string line) => HeadingMark.Read(line) is not null && !HasMark(line);

    // 签发人：… or 类别：…: a short name, a colon and a short value without a sentence, as a letter's head has them.
    private static bool IsLabelled(string line)
    {
        var colon = line.AsSpan().IndexOfAny('：', ':');
        return colon is > 0 and <= LongestLabel && line.Length <= LongestBareHeading && line.AsSpan(0, colon).IndexOfAny("，。；？！、《“（") < 0
            && colon + 1 < line.Length && line.AsSpan(colon + 1).IndexOfAny("，。；？！") < 0;
    }

    /// <summary>Whether a line begins something of its own.</summary>
    private static bool Begins(string line) => HeadingMark.Read(line) is not null
        || line.StartsWith("附件", StringComparison.Ordinal) || line is "此致" or "敬礼" or "敬礼！" or "此致！"
        || (line.Length > 1 && "一二三四五六七八九十".Contains(line[0]) && line[1] == '是')
        || WrittenDate.Whole(line) is not null || LetterLines.IsFoot(line);

    /// <summary>The length of a full line where most lines that go on are equally long; 0 where lines are paragraphs.</summary>
    private static int FullLength(List<Paragraph> lines)
    {
        var open = lines.Select(l => l.Text.Trim())
            .Where(l => l.Length > 0 && !Ends.Contains(l[^1]) && HeadingMark.Read(l) is null)
            .Select(l => l.Length).ToList();
        if (open.Count < FewestFullLines || open.Max() < ShortestFullLine)
            return 0;
        var longest = lines.Max(l => l.Text.Trim().Length);
        var most = open.Max();
        return longest <= most + Ragged && open.Count(n => n >= most - Ragged) >= Math.Max(FewestFullLines, open.Count * 2 / 3) ? most : 0;
    }
}

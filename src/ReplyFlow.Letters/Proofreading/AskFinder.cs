using ReplyFlow.Letters.Proofreading.Text;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>
/// Finds what a suggestion asks for, as a proposal for a person to correct: the numbered points behind the words that open
/// the asks (建议如下, 为此建议 …), else the sentences that ask.
/// </summary>
public static class AskFinder
{
    private const int Most = 30;
    private static readonly string[] Openers = ["建议如下", "如下建议", "以下建议", "几点建议", "为此建议", "为此，建议", "具体建议", "对策建议", "意见建议", "办理建议"];
    private static readonly string[] Askings = ["建议", "希望", "恳请", "请求", "呼吁", "应当", "应尽快"];

    /// <summary>The asks in the order of the text, each a sentence without its number; empty where none is recognised.</summary>
    /// <param name="suggestion">The suggestion's text, paragraphs separated by line feeds.</param>
    public static IReadOnlyList<string> Find(string suggestion)
    {
        var paragraphs = Paragraph.Split(suggestion.ReplaceLineEndings("\n")).Where(p => !p.IsBlank).ToList();
        var opener = paragraphs.FindLastIndex(Opens);
        var points = opener < 0 ? [] : Points(paragraphs.Skip(opener)).ToList();
        var asks = points.Count > 0 ? points : paragraphs.SelectMany(p => p.Sentences()).Select(s => s.Text.Trim()).Where(Asks).ToList();
        return asks.Distinct().Take(Most).ToList();
    }

    private static bool Opens(Paragraph paragraph)
    {
        var text = Chars.WithoutSpaces(paragraph.Text);
        return Openers.Any(o => text.Contains(o, StringComparison.Ordinal))
            || (HeadingMark.Read(text) is not null && text.Length <= 16 && text.Contains("建议", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Points(IEnumerable<Paragraph> paragraphs)
    {
        var first = true;
        foreach (var paragraph in paragraphs)
        {
            foreach (var (start, sentence) in paragraph.Sentences())
                foreach (var piece in sentence.Split('；'))
                    if (Point(piece.Trim(), start == 0 && !first && piece.Length > 0 && sentence.StartsWith(piece, StringComparison.Ordinal)) is { Length: >= 4 } point)
                        yield return point;
            first = false;
        }
    }

    /// <summary>The piece without its number, where it has one: a heading's at a paragraph's start, 一是 anywhere.</summary>
    private static string? Point(string piece, bool atStart)
    {
        var colon = piece.LastIndexOf('：');
        var text = colon >= 0 && colon < piece.Length - 1 ? piece[(colon + 1)..] : piece;
        if (text.IndexOf('是') is var be and > 0 and <= 3 && ChineseNumeral.Parse(text.AsSpan(0, be)) is not null)
            return text[(be + 1)..].TrimEnd('。');
        return atStart && HeadingMark.Read(piece) is { } mark
            ? piece[(mark.Start + mark.Length + mark.Closing + mark.Separator)..].Trim().TrimEnd('。')
            : null;
    }

    private static bool Asks(string sentence) => sentence.Length >= 6 && Askings.Any(a => sentence.Contains(a, StringComparison.Ordinal));
}

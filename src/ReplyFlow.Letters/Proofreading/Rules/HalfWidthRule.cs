using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, half-width marks among Chinese characters: , . : ; ? ! and brackets (GB/T 15834).</summary>
internal sealed class HalfWidthRule : IProofRule
{
    private const int Rule = 6;

    public bool Blocks => false;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            CheckMarks(paragraph, sink);
            CheckBrackets(paragraph, sink);
        }
    }

    private static void CheckMarks(Paragraph paragraph, FindingSink sink)
    {
        var text = paragraph.Text;
        for (var i = text.AsSpan().IndexOfAny(",.:;?!"); i >= 0;)
        {
            if (FullWidth(text, i) is { } fix)
                sink.Body(Rule, Severity.Warning, paragraph.Start + i, 1, $"中文里应用全角标点“{fix}”", fix);
            var next = text.AsSpan(i + 1).IndexOfAny(",.:;?!");
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private static string? FullWidth(string text, int i)
    {
        var before = i > 0 && Chars.IsChinese(text[i - 1]);
        var after = i + 1 < text.Length && Chars.IsChinese(text[i + 1]);
        var last = i + 1 == text.Length;
        return text[i] switch
        {
            ',' when before || after => "，",
            ':' when before || after => "：",
            ';' when before || after => "；",
            '?' when before => "？",
            '!' when before => "！",
            '.' when before && (after || last) && !IsHeadingDot(text, i) => "。",
            _ => null,
        };
    }

    /// <summary>一. at a paragraph's start is the heading check's business.</summary>
    private static bool IsHeadingDot(string text, int i) => HeadingMark.Read(text) is { } mark && i < mark.Start + mark.Length + mark.Closing + mark.Separator;

    private static void CheckBrackets(Paragraph paragraph, FindingSink sink)
    {
        var text = paragraph.Text;
        if (text.AsSpan().IndexOfAny('(', ')') < 0)
            return;
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（')
                open.Push(i);
            else if (text[i] is ')' or '）')
                CheckPair(paragraph, open.Count > 0 ? open.Pop() : null, i, sink);
        }

        foreach (var i in open)
            CheckPair(paragraph, i, null, sink);
    }

    private static void CheckPair(Paragraph paragraph, int? open, int? close, FindingSink sink)
    {
        var text = paragraph.Text;
        if (!(open is { } o && Touches(text, o)) && !(close is { } c && Touches(text, c)))
            return;
        if (open is { } first && text[first] == '(')
            sink.Body(Rule, Severity.Warning, paragraph.Start + first, 1, "中文里应用全角括号“（”", "（");
        if (close is { } second && text[second] == ')')
            sink.Body(Rule, Severity.Warning, paragraph.Start + second, 1, "中文里应用全角括号“）”", "）");
    }

    private static bool Touches(string text, int i) =>
        (i > 0 && Chars.IsChinese(text[i - 1])) || (i + 1 < text.Length && Chars.IsChinese(text[i + 1]))
        || text[i] is '（' or '）';
}

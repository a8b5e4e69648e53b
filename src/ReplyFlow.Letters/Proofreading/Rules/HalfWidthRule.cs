using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, half-width marks among Chinese characters: , . : ; ? ! and brackets (GB/T 15834).</summary>
internal sealed class HalfWidthRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "汉字之间用全角标点和括号", Severity.Warning, Grounds.Marks("5.1"),
        ["我们,大家一起做。", "内容如下:", "先做甲;再做乙。", "工作已完成.", "见附件(一)。", "我们成立了工作专班.下一步继续推进。", "title=关于第0217号建议的答复(公开)"],
        ["资金27,906万元，时间为10:30。", "采用IPv6 (dual stack) routing技术。", "1.5亿元用于修路。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
        {
            CheckMarks(text, sink);
            CheckBrackets(text, sink);
        }
    }

    private static void CheckMarks(ProofText paragraph, FindingSink sink)
    {
        var text = paragraph.Text;
        for (var i = text.AsSpan().IndexOfAny(",.:;?!"); i >= 0;)
        {
            if (FullWidth(text, i) is { } fix)
                paragraph.Warn(sink, i, 1, $"中文里应用全角标点“{fix}”", fix == "。" && MayPartName(text, i) ? null : fix);
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

    /// <summary>Few characters since the last mark and more behind it: the dot may stand in a name (艾力.买买提), for ·.</summary>
    private static bool MayPartName(string text, int i) =>
        i + 1 < text.Length && (i < 8 || text.AsSpan(i - 8, 8).IndexOfAnyExceptInRange('一', '龥') >= 0);

    /// <summary>一. at a paragraph's start is the heading check's business.</summary>
    private static bool IsHeadingDot(string text, int i) => HeadingMark.Read(text) is { } mark && i < mark.Start + mark.Length + mark.Closing + mark.Separator;

    private static void CheckBrackets(ProofText paragraph, FindingSink sink)
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

    private static void CheckPair(ProofText paragraph, int? open, int? close, FindingSink sink)
    {
        var text = paragraph.Text;
        if (!(open is { } o && Touches(text, o)) && !(close is { } c && Touches(text, c)))
            return;
        if (open is { } first && text[first] == '(')
            paragraph.Warn(sink, first, 1, "中文里应用全角括号“（”", "（");
        if (close is { } second && text[second] == ')')
            paragraph.Warn(sink, second, 1, "中文里应用全角括号“）”", "）");
    }

    private static bool Touches(string text, int i) =>
        (i > 0 && Chars.IsChinese(text[i - 1])) || (i + 1 < text.Length && Chars.IsChinese(text[i + 1]))
        || text[i] is '（' or '）';
}

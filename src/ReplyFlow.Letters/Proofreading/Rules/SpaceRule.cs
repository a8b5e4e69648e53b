using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, spaces between Chinese characters and digits: 中心 24 户. One finding covers both sides of a number.</summary>
internal sealed class SpaceRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "汉字与数字之间不加空格", Severity.Warning, Grounds.Practice, ["建成 12 处。", "提高 3.5% 左右。"], ["建成12处。",
        "合计\t120\t户"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            for (var i = 1; i < paragraph.Text.Length - 1;)
                i = CheckAt(paragraph, i, sink);
    }

    private static int CheckAt(Paragraph paragraph, int i, FindingSink sink)
    {
        var text = paragraph.Text;
        if (!Chars.IsSpace(text[i]))
            return i + 1;
        var (before, end) = (text[i - 1], SpacesEnd(text, i));
        if (end == text.Length)
            return end;
        var after = text[end];
        if (Chars.IsChinese(before) && Chars.IsDigit(after))
        {
            var number = end;
            while (number < text.Length && (Chars.IsDigit(text[number]) || text[number] is '.' or ',' or '%'))
                number++;
            var stop = SpacesEnd(text, number);
            if (stop == text.Length || !Chars.IsChinese(text[stop]))
                stop = number;
            Report(paragraph, i, stop, sink);
            return stop;
        }

        if (IsNumberEnd(before) && Chars.IsChinese(after))
            Report(paragraph, i, end, sink);
        return end;
    }

    private static void Report(Paragraph paragraph, int start, int end, FindingSink sink)
    {
        var fix = Chars.WithoutSpaces(paragraph.Text[start..end]);
        sink.Body(Severity.Warning, paragraph.Start + start, end - start, "汉字与数字之间不加空格", fix);
    }

    private static bool IsNumberEnd(char c) => Chars.IsDigit(c) || c == '%';

    private static int SpacesEnd(string text, int i)
    {
        while (i < text.Length && Chars.IsSpace(text[i]))
            i++;
        return i;
    }
}

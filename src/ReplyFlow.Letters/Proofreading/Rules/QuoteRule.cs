using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, straight quotation marks in a paragraph that has Chinese characters.</summary>
internal sealed class QuoteRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "中文用弯引号“ ”‘ ’", Severity.Warning, Grounds.Marks("4.8"), ["他说\"好\"。"], ["他说“好”。",
        "屏幕12\"。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            if (paragraph.Text.AsSpan().IndexOfAny('"', '\'') >= 0 && paragraph.Text.Any(Chars.IsHan))
            {
                CheckMark(paragraph, '"', '“', '”', sink);
                CheckMark(paragraph, '\'', '‘', '’', sink);
            }
    }

    private static void CheckMark(Paragraph paragraph, char straight, char left, char right, FindingSink sink)
    {
        var text = paragraph.Text;
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == left)
                inside = true;
            else if (text[i] == right)
                inside = false;
            else if (text[i] == straight && !IsApostropheOrMeasure(text, i))
            {
                var fix = inside ? right : left;
                inside = !inside;
                sink.Body(Severity.Warning, paragraph.Start + i, 1, $"应改为中文引号 {left} {right}", fix.ToString());
            }
        }
    }

    /// <summary>The mark in don't, 5' and 12".</summary>
    private static bool IsApostropheOrMeasure(string text, int i) =>
        i > 0 && ((text[i] == '\'' && Chars.IsLatin(text[i - 1]) && i + 1 < text.Length && Chars.IsLatin(text[i + 1]))
            || (Chars.IsDigit(text[i - 1]) && (i + 1 == text.Length || !Chars.IsHan(text[i + 1]))));
}

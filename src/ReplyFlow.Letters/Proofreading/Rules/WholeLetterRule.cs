using ReplyFlow.Letters.Prose;
using ReplyFlow.Letters.Recognition;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: 署名 and 成文日期 stand in their fields, not at the body's end, where they would be printed twice.</summary>
internal sealed class WholeLetterRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(12, "落款写在署名、成文日期栏，不重复写在正文末尾", Severity.Error, Grounds.Format("7.3.5"),
        ["body=您提出的建议收悉。现答复如下：\n我们已完成。\n示例市民政局\n2026年5月20日"], ["感谢您的支持。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var found = LetterRecogniser.Read(input.Body.Text);
        if (found.Signature is not { } signature || found.Date is null)
            return;
        var paragraph = input.Body.Paragraphs.LastOrDefault(p => !p.IsBlank && signature.EndsWith(Plain(p.Text), StringComparison.Ordinal));
        if (paragraph.Text is null)
            paragraph = input.Body.Paragraphs.Last(p => WrittenDate.AtEnd(p.Text.Trim()) is not null);
        sink.Body(Severity.Error, paragraph.Start, paragraph.Text.Length, "正文末尾写了落款，排版时会与署名、成文日期重复，请从正文中删去");
    }

    private static string Plain(string text) => Chars.WithoutSpaces(text).Replace("（盖章）", "", StringComparison.Ordinal);
}

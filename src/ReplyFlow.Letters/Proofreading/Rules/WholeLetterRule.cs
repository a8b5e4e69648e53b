using ReplyFlow.Letters.Prose;
using ReplyFlow.Letters.Recognition;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: 署名 and 成文日期 stand in their fields, not at the body's end, where they would be printed twice.</summary>
internal sealed class WholeLetterRule : IProofRule
{
    private const int Rule = 12;

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        var found = LetterRecogniser.Read(input.Body.Text);
        if (found.Signature is not { } signature || found.Date is null)
            return;
        var paragraph = input.Body.Paragraphs.LastOrDefault(p => !p.IsBlank && signature.EndsWith(Plain(p.Text), StringComparison.Ordinal));
        if (paragraph.Text is null)
            paragraph = input.Body.Paragraphs.Last(p => WrittenDate.AtEnd(p.Text.Trim()) is not null);
        sink.Body(Rule, Severity.Error, paragraph.Start, paragraph.Text.Length, "正文末尾写了落款，排版时会与署名、成文日期重复，请从正文中删去");
    }

    private static string Plain(string text) => Chars.WithoutSpaces(text).Replace("（盖章）", "", StringComparison.Ordinal);
}

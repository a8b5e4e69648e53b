using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: a paragraph of sentences ends with a mark. Headings, labels, rows of columns and 此致/敬礼 are none.</summary>
internal sealed class FullStopRule : IProofRule
{
    private const int LongestHeading = 40;
    private const string Ends = "。！？：；…，、—.!?:;,”’）)》";

    public RuleSheet Sheet { get; } = new(6, "段末有句号", Severity.Warning, Grounds.Marks("4.1"), ["我们走访了12个社区，收集意见360条。其中涉及助餐服务的意见128条"],
        ["（一）摸清底数，分类推进", "此致", "联系人：米桐", "我们走访了12个社区，收集意见360条。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            var text = paragraph.Text.TrimEnd();
            if (text.Length == 0 || text.Contains('\t') || Ends.Contains(text[^1]) || !Chars.IsHan(text[^1]) && !char.IsAsciiLetterOrDigit(text[^1])
                && text[^1] != '%')
                continue;
            // One clause without a stop may be a heading; two sentences, or a long run of clauses, are not.
            if (text.Contains('。') ? !text.StartsWith("附件", StringComparison.Ordinal) : text.Contains('，') && text.Length > LongestHeading
                && HeadingMark.Read(text) is null)
                sink.Body(Severity.Warning, paragraph.Start + text.Length - 1, 1, "段末缺句号", text[^1] + "。");
        }
    }
}

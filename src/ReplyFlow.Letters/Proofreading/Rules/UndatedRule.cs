using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8, vague times without a year in the same sentence: 近年来, 近三年来, 截至目前.</summary>
internal sealed partial class UndatedRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(8, "“近年来”“截至目前”写明年月", Severity.Warning, Grounds.Practice, ["近三年来，共投入300万元。", "截至目前，已建成6处。"],
        ["近三年来（2023—2025年），共投入300万元。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            foreach (var (start, sentence) in paragraph.Sentences())
                if (!Dated().IsMatch(sentence))
                    CheckSentence(paragraph.Start + start, sentence, input.Context.Words.VagueTimes, sink);
    }

    private static void CheckSentence(int offset, string sentence, IReadOnlyList<string> vague, FindingSink sink)
    {
        foreach (var time in vague)
            for (var i = sentence.IndexOf(time, StringComparison.Ordinal); i >= 0; i = sentence.IndexOf(time, i + time.Length, StringComparison.Ordinal))
                Report(offset + i, time);
        foreach (Match match in RecentYears().Matches(sentence))
            Report(offset + match.Index, match.Value);

        void Report(int start, string time) =>
            sink.Body(Severity.Warning, start, time.Length, $"“{time}”没有写明截至或起止的年月");
    }

    [GeneratedRegex("(?:19|20)[0-9]{2}(?:年|[—－-](?:19|20)?[0-9]{2}年)|[0-9]{1,2}月(?:底|末|[0-9]{1,2}日)")]
    private static partial Regex Dated();

    [GeneratedRegex("近[一二两三四五六七八九十几0-9]{1,2}个?年来?|近[一二两三四五六七八九十几0-9]{1,2}个?月来?")]
    private static partial Regex RecentYears();
}

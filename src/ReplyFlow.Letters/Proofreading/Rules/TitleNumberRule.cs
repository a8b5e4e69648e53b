using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 3: title and opening name no other number than the record's; whether they name it at all is the template's.</summary>
internal sealed class TitleNumberRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(3, "标题和开头写的建议编号与登记一致（空格、前导零、括号不计，并案的各号都可以写）；要不要写编号，看模板", Severity.Error, Grounds.Accuracy,
        ["title=对市第九届人大四次会议第0271号建议的答复", "opening=您提出的《关于在云溪片区增设社区食堂的建议》（第0218号）收悉。现答复如下："],
        ["title=对市第九届人大四次会议第217号建议的答复", "title=对市第九届人大四次会议第 0217 号建议的答复", "title=对市第九届人大四次会议第20260217号建议的答复",
            "opening=您提出的《关于在云溪片区增设社区食堂的建议》收悉。现答复如下：", "opening=您提出的《关于在云溪片区增设社区食堂的建议》（建议编号：217）收悉。现答复如下："]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is not { } suggestion || input.IsOpinion)
            return;
        var title = input.Letter.Title;
        var expects = input.Context.Checks.Expects;
        Judge(SuggestionNumber.In(title), suggestion, expects.Contains("titleNumber"), "标题",
            (severity, start, length, message, fix) => sink.Field(severity, "title", title, start, length, message, fix), title.Length);
        if (input.Naming is { } naming)
            Judge(SuggestionNumber.In(naming.Text), suggestion, expects.Contains("openingNumber"), "开头",
                (severity, start, length, message, fix) => sink.Body(severity, naming.Start + start, length, message, fix), naming.Text.Length);
    }

    private static void Judge(List<(int Start, int Length, string Value)> found, LetterSuggestion suggestion, bool expected, string place,
        Action<Severity, int, int, string, string?> report, int length)
    {
        var others = found.Where(n => !suggestion.MergedNumbers.Prepend(suggestion.Number).Any(k => SuggestionNumber.Same(k, n.Value))).ToList();
        if (found.Count == 0 && expected)
            report(Severity.Warning, 0, length, $"{place}没有写明建议编号第{suggestion.Number}号", null);
        else if (found.Count > 0 && others.Count == found.Count)
            report(Severity.Error, others[0].Start, others[0].Length, $"{place}写的建议编号与登记的第{suggestion.Number}号不一致",
                others.Count == 1 ? suggestion.Number : null);
        else if (others.Count > 0)
            report(Severity.Warning, others[0].Start, others[0].Length, $"{place}还写了“{others[0].Value}”号，登记的并案编号里没有", null);
    }
}

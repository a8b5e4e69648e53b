using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 4: a suggestion is no 提案 and its author no 委员, nor the other way round.</summary>
internal sealed partial class KindWordRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "人大代表提的是建议，政协委员提的是提案，正文不混称", Severity.Warning, Grounds.Practice,
        ["您的提案很好。", "感谢委员们的支持。", "本提案的办理情况如下。", "邱望舒委员提出的意见已采纳。",
            "opening=您提出的《关于在云溪片区增设社区食堂的提案》（第0217号）收悉。现答复如下："],
        ["您的建议很好。", "感谢各位代表、委员的支持。", "我们邀请政协委员参加调研。", "全年办理人大代表建议、政协提案120件。", "经市人大常委会委员审议。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is null)
            return;
        var text = input.Body.Text;
        var (kind, right) = input.IsProposal ? ("政协提案", "提案") : ("代表建议", "建议");
        foreach (Match match in (input.IsProposal ? Suggestions() : Proposals()).Matches(text))
            sink.Body(Severity.Warning, match.Groups[1].Index, match.Groups[1].Length, $"本件是{kind}，这里称“{match.Groups[1].Value}”", right);
        var (office, wrong) = input.IsProposal ? ("委员", Deputies()) : ("代表", Members());
        foreach (Match match in wrong.Matches(text))
            Report(match.Groups[1].Index, match.Groups[1].Value);
        foreach (var name in (input.Deputies ?? []).Select(Salutation.Bare).Where(n => n.Length > 1))
        {
            var called = name + (input.IsProposal ? "代表" : "委员");
            for (var i = text.IndexOf(called, StringComparison.Ordinal); i >= 0; i = text.IndexOf(called, i + called.Length, StringComparison.Ordinal))
                Report(i + name.Length, called[name.Length..]);
        }

        // The record's title, called by the other kind.
        var other = input.IsProposal ? "建议》" : "提案》";
        if (input.Naming is { } naming && !input.Letter.Suggestion.Title.EndsWith(other[..2], StringComparison.Ordinal)
            && naming.Text.IndexOf(other, StringComparison.Ordinal) is var at and >= 0)
            sink.Body(Severity.Warning, naming.Start + at, 2, $"本件是{kind}，这里称“{other[..2]}”", right);

        void Report(int at, string word) => sink.Body(Severity.Warning, at, word.Length, $"本件的提出者是{office}，这里称“{word}”", office);
    }

    [GeneratedRegex("(?:您|你|贵|本|该|此)(?:们|所|件|个)?(?:提出|提交|提|关心)?(?:的)?(?:这件|本件|该)?(提案)(?!议案|工作)|(?<=》)(提案)(?=收悉|已收)")]
    private static partial Regex Proposals();

    [GeneratedRegex("第[A-Za-z0-9]{1,12}号(建议)|本(建议)收悉")]
    private static partial Regex Suggestions();

    [GeneratedRegex("(?:感谢|尊敬的|各位|欢迎|请|恳请|希望|您是)(委员)(?!会)(?:们)?(?![、和])")]
    private static partial Regex Members();

    [GeneratedRegex("(?:感谢|尊敬的|各位)(代表)(?!性|团|大会|作|队)(?:们)?(?![、和])")]
    private static partial Regex Deputies();
}

using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 3: the opening quotes no other title than the record's. 关于, 的建议, marks and spaces make no difference, a shortened title
/// is a warning, an abbreviation (以下简称《建议》) is none; whether it stands in 《》 is the template's.
/// </summary>
internal sealed partial class OpeningTitleRule : IProofRule
{
    private const double Meant = 0.5;

    public RuleSheet Sheet { get; } = new(3, "开头引用的建议标题与登记一致；用不用书名号，看模板", Severity.Error, Grounds.Accuracy,
        ["opening=您提出的《关于在云溪片区增加社区食堂的建议》（第0217号）收悉。现答复如下："],
        ["opening=您提出的《关于在云溪片区 增设社区食堂的建议》（第0217号）收悉。现答复如下：", "opening=您提出的“关于在云溪片区增设社区食堂的建议”（第0217号）收悉。现答复如下：",
            "opening=您提出的“关于在云溪片区增设社区食堂的建议”（以下简称《建议》）（第0217号）收悉。现答复如下：", "opening=您提出的第0217号建议收悉。现答复如下：",
            "opening=您提出的《关于在云溪片区增设社区食堂》建议（第0217号）收悉。现答复如下："]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is not { } suggestion || input.Naming is not { } naming || input.IsOpinion)
            return;
        var wanted = TitleCore.Of(suggestion.Title);
        var quotes = CitedTitles.In(naming.Text).Select(q => (q.Start, q.Length, q.Title, Book: true))
            .Concat(Quoted().Matches(naming.Text).Select(m => (Start: m.Index, m.Length, Title: m.Groups[1].Value, Book: false)))
            .Select(q => (q.Start, q.Length, q.Book, Core: TitleCore.Of(q.Title))).Where(q => q.Core.Length > 0).ToList();
        var right = quotes.Where(q => q.Core == wanted).ToList();
        if (right.Count == 0 && quotes.Count > 0 && quotes.MaxBy(q => TitleCore.Alike(q.Core, wanted)) is var best && IsAnother(best.Core, wanted)
            && !TitleCore.Of(naming.Text).Contains(wanted, StringComparison.Ordinal))
            sink.Body(Severity.Error, naming.Start + best.Start, best.Length, $"开头引用的建议标题与登记的《{suggestion.Title}》不一致",
                best.Book ? $"《{suggestion.Title}》" : $"“{suggestion.Title}”");
        else if (right.Count == 0 && quotes.FirstOrDefault(q => IsPartOf(q.Core, wanted)) is { Length: > 0 } part)
            sink.Body(Severity.Warning, naming.Start + part.Start, part.Length, $"开头引用的建议标题与登记的《{suggestion.Title}》详略不同", sure: Sureness.Likely);
        else if (input.Context.Checks.Expects.Contains("openingBookMarks") && !right.Exists(q => q.Book))
            sink.Body(Severity.Warning, naming.Start, naming.Text.Length, "本单位的复函开头通常用书名号引用建议标题");
    }

    private static bool IsAnother(string core, string wanted) =>
        TitleCore.Alike(core, wanted) >= Meant && !IsPartOf(core, wanted);

    /// <summary>Whether one is the other with more words before or behind.</summary>
    private static bool IsPartOf(string core, string wanted) => core.Length >= 6 && wanted.Contains(core, StringComparison.Ordinal)
        || core.Contains(wanted, StringComparison.Ordinal);

    [GeneratedRegex("[“「\"]([^”」\"]{4,120})[”」\"]")]
    private static partial Regex Quoted();
}

using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 10: every cited 《…》 is a policy of the library, by its exact title, in force when the letter is dated, and issued by this
/// city or above.
/// </summary>
internal sealed class CitationRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(10, "引用的文件在政策库里，名称准确，成文时已印发，属于本市或上级（有政策库时）", Severity.Error, Grounds.Library, [], ["按照《示例市管理办法》执行。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Context.Library is not { } library)
            return;
        var aliases = Abbreviations.In(input.Body.Text);
        var own = input.Letter.Suggestion is { } s ? Chars.WithoutSpaces(s.Title) : null;
        foreach (var (start, length, title) in CitedTitles.In(input.Body.Text))
            if (Chars.WithoutSpaces(title) is { Length: > 0 } plain && plain != own && !IsInOpening(input.Body, start)
                && !aliases.Contains(plain) && !IsEnclosed(input, plain))
                CheckOne(input, library, start, length, title, sink);
    }

    /// <summary>What stands in 《》 where the suggestion is named is the suggestion's title, right or wrong (check 3).</summary>
    private static bool IsInOpening(BodyText body, int start) =>
        body.Opening is { } p && p.Text.Contains('收') && start >= p.Start && start < p.Start + p.Text.IndexOf('收');

    private static bool IsEnclosed(ProofInput input, string title) =>
        input.Letter.Attachments.Any(a => Chars.WithoutSpaces(a).Contains(title, StringComparison.Ordinal));

    private static void CheckOne(ProofInput input, PolicyLibrary library, int start, int length, string title, FindingSink sink)
    {
        if (library.Find(title) is not { } match)
        {
            sink.Body(Severity.Warning, start, length, $"政策库中没有《{title}》，请核对名称和出处");
            return;
        }

        var (policy, body) = (match.Policy, input.Body.Text);
        var number = policy.Number is { } n ? $"（{n}）" : "";
        if (!match.Exact)
        {
            var follows = number.Length > 0 && string.CompareOrdinal(body, start + length, number, 0, number.Length) == 0;
            sink.Body(Severity.Warning, start, length, $"名称与政策库不一致，应为《{match.Title}》{number}", $"《{match.Title}》{(follows ? "" : number)}");
        }

        if (policy.Date is { } issued && input.Letter.Date is { } dated && issued > dated)
            sink.Body(Severity.Error, start, length, $"《{match.Title}》{number}{DayText.Long(issued)}印发，晚于本函成文日期 {DayText.Iso(dated)}");
        if (policy.Kind != PolicyKind.Policy)
            sink.Body(Severity.Warning, start, length, $"《{match.Title}》不是政策文件（{policy.KindName}），不宜作为依据引用");
        if (policy.City is { } city && PolicyPlace.CityOf(input.Letter.Issuer) is { } here && city != here)
            sink.Body(Severity.Warning, start, length, $"《{match.Title}》是{city}的文件，不是{here}的");
    }
}

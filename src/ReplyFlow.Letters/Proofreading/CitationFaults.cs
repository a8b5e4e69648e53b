using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>
/// What is wrong with a citation, in the words that the drafter reads. Its date is not among them: a decision about a finding outlives the day.
/// </summary>
internal static class CitationFaults
{
    /// <summary>How much what repealed a document must read like it to be its successor.</summary>
    private const double SameSubject = 0.4;

    private static readonly string[] PastWords = ["废止", "失效", "到期", "届满", "修订", "替代", "取代", "不再执行"];

    /// <summary>The faults, the gravest first.</summary>
    public static IReadOnlyList<CitationFault> Of(CitedPlace place, PolicyMatch? match, PolicyStanding standing, PolicyLibrary library, string? city)
    {
        if (match is null)
            return [Whole(place, $"政策库中没有《{place.Title}》，请核对名称和出处")];
        var cited = $"《{match.Title}》{Bracketed(match.Policy)}";
        if (match.How == PolicyFit.Alike)
            return [Whole(place, $"政策库中没有《{place.Title}》，相近的有{cited}，请核对引用的是哪一件")];
        return [.. Standing(place, match, standing, library, cited), .. Writing(place, match), .. Fitness(place, match, cited, city)];
    }

    private static IEnumerable<CitationFault> Standing(CitedPlace place, PolicyMatch match, PolicyStanding standing, PolicyLibrary library, string cited)
    {
        var (policy, facts) = (match.Policy, match.Policy.Facts);
        if (standing == PolicyStanding.NotIssued)
            yield return Whole(place, $"{cited}{DayText.Long(facts.IssuedOn!.Value)}印发，晚于本函成文日期", severity: Severity.Error);
        if (standing == PolicyStanding.NotYet)
            yield return Whole(place, $"{cited}自{DayText.Long(facts.ValidFrom!.Value)}起施行，成文时尚未施行");
        if (standing is not (PolicyStanding.Repealed or PolicyStanding.Expired) || IsOfThePast(place))
            yield break;
        if (standing == PolicyStanding.Expired)
        {
            yield return Whole(place, $"{cited}有效期至{DayText.Long(facts.ValidTo!.Value)}，成文时已经失效", severity: Severity.Error);
            yield break;
        }
        var by = policy.RepealedBy.Length > 0 ? $"，由{policy.RepealedBy}废止" : "废止";
        var next = library.Find(policy.RepealedById) is { } n && n.Facts.Kind.IsCitable() && PolicyTitles.Alike(n.Facts.Title, match.Title) >= SameSubject
            ? n : null;
        // With the 文号 behind it, which goes with the title.
        yield return new CitationFault(
            Severity.Error, place.Start, place.Length + place.NumberLength,
            $"{cited}已于{DayText.Long(policy.RepealedOn!.Value)}{by}，不能再作依据", next?.Facts.Citation);
    }

    private static IEnumerable<CitationFault> Writing(CitedPlace place, PolicyMatch match)
    {
        var number = match.Policy.Facts.DocumentNumber;
        var isOther = number.Length > 0 && place.Number.Length > 0 && PolicyTitle.Number(number) != PolicyTitle.Number(place.Number);
        if (match.How == PolicyFit.Inexact)
            yield return Whole(
                place, $"名称与政策库不一致，应为《{match.Title}》{Bracketed(match.Policy)}",
                $"《{match.Title}》{(place.Number.Length > 0 || IsInBrackets(place) ? "" : Bracketed(match.Policy))}");
        if (isOther)
            yield return new CitationFault(
                Severity.Warning, place.End, place.NumberLength, $"文号与政策库不一致，《{match.Title}》的文号是{number}", Bracketed(match.Policy));
    }

    private static IEnumerable<CitationFault> Fitness(CitedPlace place, PolicyMatch match, string cited, string? city)
    {
        if (!match.Policy.Facts.Kind.IsCitable())
            yield return Whole(place, $"{cited}不是政策文件（{match.Policy.Facts.Kind.Name()}），不宜作为依据引用");
        if (match.Policy.City is { } theirs && city is not null && theirs != city)
            yield return Whole(place, $"{cited}是{theirs}的文件，不是{city}的");
    }

    private static CitationFault Whole(CitedPlace place, string message, string? fix = null, Severity severity = Severity.Warning) =>
        new(severity, place.Start, place.Length, message, fix);

    private static string Bracketed(PolicyEntry policy) => policy.Facts.DocumentNumber.Length > 0 ? $"（{policy.Facts.DocumentNumber}）" : "";

    /// <summary>Inside brackets no others are opened.</summary>
    private static bool IsInBrackets(CitedPlace place)
    {
        var before = place.Text.AsSpan(0, place.Start);
        var line = before[(before.LastIndexOf('\n') + 1)..];
        return line.LastIndexOfAny("（(") > line.LastIndexOfAny("）)");
    }

    /// <summary>原《…》, or told as repealed, replaced or run out: what was, not what holds.</summary>
    private static bool IsOfThePast(CitedPlace place)
    {
        if (place.Start > 0 && place.Text[place.Start - 1] == '原')
            return true;
        foreach (var word in PastWords)
            if (place.Clause.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}

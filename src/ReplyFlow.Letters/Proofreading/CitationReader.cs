using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>
/// Finds what a letter cites and looks it up in the policy library: all 《…》 of its body but the record's own title, abbreviations that the
/// letter introduces, and its enclosures.
/// </summary>
public static class CitationReader
{
    private const int LongestNumber = 40;

    /// <summary>What deputies and members hand in is no policy.</summary>
    private static readonly string[] Asked = ["建议", "提案", "议案", "意见建议"];

    /// <summary>The citations, in the order of the text; none without a library.</summary>
    public static IReadOnlyList<Citation> Read(Letter letter, ProofreadingContext context) => [.. Read(new ProofInput(letter, context))];

    internal static IEnumerable<Citation> Read(ProofInput input)
    {
        if (input.Context.Library is not { IsEmpty: false } library)
            yield break;
        var text = input.Body.Text;
        var aliases = Abbreviations.In(text);
        var own = input.Letter.Suggestion is { } s ? Chars.WithoutSpaces(s.Title) : null;
        var (date, city) = (input.Letter.Date ?? input.Context.Today, PolicyPlace.CityOf(input.Letter.Issuer));
        foreach (var (start, length, title) in CitedTitles.In(text))
        {
            if (Chars.WithoutSpaces(title) is not { Length: > 0 } plain || plain == own || IsInOpening(input.Body, start) || aliases.Contains(plain)
                || IsEnclosed(input, plain))
                continue;
            var (number, whole) = NumberBehind(text, start + length);
            var match = library.Find(new CitedPolicy(title, number, date, city));
            var place = new CitedPlace(text, start, length, title, number, whole);
            if (match is null && !LooksLikePolicy(place))
                continue;
            var (line, column) = input.Body.Locate(start);
            var standing = match is null || date is not { } day ? PolicyStanding.InForce : match.Policy.StandingOn(day);
            yield return new Citation(line, column, length, title, number, match, standing, CitationFaults.Of(place, match, standing, library, city));
        }
    }

    /// <summary>What stands in 《》 where the suggestion is named is the suggestion's title, right or wrong (check 3).</summary>
    private static bool IsInOpening(BodyText body, int start) =>
        body.Opening is { } p && p.Text.Contains('收') && start >= p.Start && start < p.Start + p.Text.IndexOf('收');

    private static bool IsEnclosed(ProofInput input, string title) =>
        input.Letter.Attachments.Any(a => Chars.WithoutSpaces(a.Title).Contains(title, StringComparison.Ordinal));

    /// <summary>Newspapers, forms, agreements and reports stand in 《》 too.</summary>
    private static bool LooksLikePolicy(CitedPlace place) =>
        place.Number.Length > 0 || (!Asked.Any(a => place.Title.EndsWith(a, StringComparison.Ordinal))
            && PolicyKindReader.Read([place.Title], null, isOrder: false, isPage: false).IsCitable());

    /// <summary>文号 in brackets behind a title, and the length of that with its brackets; empty and 0 for none.</summary>
    private static (string Number, int Whole) NumberBehind(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('（' or '('))
            return ("", 0);
        var depth = 0;
        for (var i = at; i < text.Length && i - at <= LongestNumber; i++)
        {
            depth += text[i] is '（' or '(' ? 1 : text[i] is '）' or ')' ? -1 : 0;
            if (depth == 0)
                return text[(at + 1)..i].Trim() is var inner && inner.EndsWith('号') ? (inner, i + 1 - at) : ("", 0);
        }
        return ("", 0);
    }
}

/// <summary>Where a citation stands.</summary>
/// <param name="Text">The body.</param>
/// <param name="Start">Where its 《 stands.</param>
/// <param name="Length">Length of the title with its 《》.</param>
/// <param name="Title">The title.</param>
/// <param name="Number">文号 in brackets behind it; empty for none.</param>
/// <param name="NumberLength">Length of that with its brackets.</param>
internal sealed record CitedPlace(string Text, int Start, int Length, string Title, string Number, int NumberLength)
{
    /// <summary>Behind the title.</summary>
    public int End => Start + Length;

    /// <summary>Its clause, from the mark before it to the mark behind it.</summary>
    public ReadOnlySpan<char> Clause
    {
        get
        {
            var from = Text.AsSpan(0, Start).LastIndexOfAny("，。；！？\n") + 1;
            var rest = Text.AsSpan(End + NumberLength).IndexOfAny("，。；！？\n");
            return Text.AsSpan(from, (rest < 0 ? Text.Length : End + NumberLength + rest) - from);
        }
    }
}

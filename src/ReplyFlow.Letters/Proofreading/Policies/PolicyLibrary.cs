using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>The policies that a letter may cite, searched by title.</summary>
public sealed partial class PolicyLibrary
{
    /// <summary>How alike two titles must be (shared pairs of characters, Dice) for one to be meant by the other.</summary>
    private const double AlikeEnough = 0.8;

    private readonly Dictionary<string, PolicyMatch> _exact = [];
    private readonly List<(string Core, HashSet<string> Pairs, PolicyDocument Policy, string Title)> _cores = [];

    /// <summary>Makes a library; of several documents with one title the policy is found.</summary>
    public PolicyLibrary(IEnumerable<PolicyDocument> documents)
    {
        Documents = documents.ToList();
        foreach (var document in Documents)
            foreach (var title in document.Titles.Where(t => t.Length > 0))
            {
                // A policy keeps its title even where a news item or a letter of the same name comes first.
                if (!_exact.TryGetValue(Plain(title), out var other) || (other.Policy.Kind != PolicyKind.Policy && document.Kind == PolicyKind.Policy))
                    _exact[Plain(title)] = new PolicyMatch(document, title, true);
                _cores.Add((Core(title), Pairs(Core(title)), document, title));
            }
    }

    /// <summary>Every document, in the order given.</summary>
    public IReadOnlyList<PolicyDocument> Documents { get; }

    /// <summary>Finds what a cited title means.</summary>
    /// <param name="title">The title without 《》.</param>
    /// <returns>The exact document, else the most similar one that is similar enough, else null.</returns>
    public PolicyMatch? Find(string title)
    {
        if (_exact.TryGetValue(Plain(title), out var match))
            return match;
        var core = Core(title);
        var pairs = Pairs(core);
        (double Score, PolicyDocument Policy, string Title)? best = null;
        foreach (var candidate in _cores)
        {
            var score = candidate.Core == core ? 1 : Alike(pairs, candidate.Pairs);
            if (core.Length < 4 || score < AlikeEnough)
                continue;
            // Between a notice and the plan it issues, whose cores are the same, the title that reads more alike is meant.
            score += Alike(Pairs(Plain(title)), Pairs(Plain(candidate.Title))) / 100;
            if (best is null || score > best.Value.Score)
                best = (score, candidate.Policy, candidate.Title);
        }

        return best is { } found ? new PolicyMatch(found.Policy, found.Title, false) : null;
    }

    /// <summary>The title without spaces, with brackets, dashes, colons and quotation marks in one form.</summary>
    private static string Plain(string title)
    {
        var folded = Prose.Chars.HalfWidth(Prose.Chars.WithoutSpaces(title));
        return string.Concat(folded.Select(c => c switch
        {
            '—' or '–' or '－' or '~' or '〜' => '-',
            '“' or '”' or '‘' or '’' or '\'' => '"',
            '〈' => '<',
            '〉' => '>',
            _ => c,
        })).Replace("--", "-", StringComparison.Ordinal);
    }

    /// <summary>What is left of a title without the city before it and the years or 试行 in brackets behind it.</summary>
    private static string Core(string title)
    {
        var core = Ending().Replace(Plain(title), "");
        if (PolicyPlace.CityOf(core) is { } city)
            core = core[(core.IndexOf(city, StringComparison.Ordinal) + city.Length)..];
        core = Notice().Replace(core, "$1");
        return string.Concat(core.Where(c => c is not ('"' or '的' or ',' or '、')));
    }

    private static HashSet<string> Pairs(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).ToHashSet();

    private static double Alike(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    [GeneratedRegex(@"\([^()]{1,20}\)\z")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\A.{0,30}?关于(?:印发|发布|转发)(.+?)的通知\z")]
    private static partial Regex Notice();
}

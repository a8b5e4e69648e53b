namespace ReplyFlow.Application.Similar;

/// <summary>Votes of the nearest suggestions, one each: the order is that of the reasons given.</summary>
public static class Proposals
{
    /// <summary>How many of the nearest are asked.</summary>
    public const int Asked = 20;

    private const int Most = 3;

    /// <summary>What is less like it shares a word or two by chance and has no vote.</summary>
    private const double Least = 0.07;

    /// <summary>One alone must be so like it to be followed.</summary>
    private const double LeastAlone = 0.1;

    /// <summary>What most of them were given, the best first, of equally many the likest; nothing where too little is like it.</summary>
    /// <param name="nearest">What each of the nearest was given, and how like it is, the likest first.</param>
    /// <param name="because">Why, from how many of how many.</param>
    public static IReadOnlyList<(T Given, double Share, string Because)> Of<T>(
        IEnumerable<(T Given, double Likeness)> nearest, Func<T, int, int, string> because)
        where T : notnull
    {
        var asked = nearest.Where(n => n.Likeness >= Least).Take(Asked).ToList();
        return
        [
            .. asked.GroupBy(n => n.Given).Where(g => g.Count() > 1 || g.First().Likeness >= LeastAlone)
                .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Sum(n => n.Likeness)).Take(Most)
                .Select(g => (g.Key, g.Count() / (double)asked.Count, because(g.Key, g.Count(), asked.Count))),
        ];
    }
}

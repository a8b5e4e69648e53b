namespace ReplyFlow.Application.Similar;

/// <summary>Votes of the nearest suggestions: each counts by how like it is.</summary>
public static class Proposals
{
    /// <summary>How many of the nearest are asked.</summary>
    public const int Asked = 20;

    private const int Most = 3;

    /// <summary>What most of them were given, the best first.</summary>
    /// <param name="nearest">What each of the nearest was given, and how like it is, the likest first.</param>
    /// <param name="because">Why, from how many of how many.</param>
    public static IReadOnlyList<(T Given, double Share, string Because)> Of<T>(
        IEnumerable<(T Given, double Likeness)> nearest, Func<T, int, int, string> because)
        where T : notnull
    {
        var asked = nearest.Take(Asked).ToList();
        var whole = asked.Sum(n => n.Likeness * n.Likeness);
        return
        [
            .. asked.GroupBy(n => n.Given).Select(g => (g.Key, Share: g.Sum(n => n.Likeness * n.Likeness) / whole, because(g.Key, g.Count(), asked.Count)))
                .OrderByDescending(g => g.Share).Take(Most),
        ];
    }
}

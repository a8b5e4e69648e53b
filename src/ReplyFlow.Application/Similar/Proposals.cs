namespace ReplyFlow.Application.Similar;

/// <summary>
/// Votes of the nearest suggestions, each as heavy as the square of how like it is: the same suggestion again outweighs several that share a word
/// or two, and of many that are equally like it the most decide.
/// </summary>
public static class Proposals
{
    /// <summary>How many of the nearest are asked.</summary>
    public const int Asked = 20;

    private const int Most = 3;

    /// <summary>What is less like it shares a word or two by chance and has no vote.</summary>
    private const double Least = 0.07;

    /// <summary>One alone must be so like it to be followed.</summary>
    private const double LeastAlone = 0.1;

    /// <summary>What the heaviest votes are for, the best first; nothing where too little is like it.</summary>
    /// <param name="nearest">What each of the nearest was given, and how like it is, the likest first.</param>
    /// <param name="because">Why, from how many of how many, and how like the likest of them is.</param>
    public static IReadOnlyList<(T Given, double Share, string Because)> Of<T>(
        IEnumerable<(T Given, double Likeness)> nearest, Func<T, int, int, double, string> because)
        where T : notnull
    {
        var asked = nearest.Where(n => n.Likeness >= Least).Take(Asked).ToList();
        var all = asked.Sum(Weight);
        return
        [
            .. asked.GroupBy(n => n.Given).Where(g => g.Count() > 1 || g.First().Likeness >= LeastAlone)
                .OrderByDescending(g => g.Sum(Weight)).ThenByDescending(g => g.Count()).Take(Most)
                .Select(g => (g.Key, g.Sum(Weight) / all, because(g.Key, g.Count(), asked.Count, g.First().Likeness))),
        ];

        static double Weight((T Given, double Likeness) vote) => vote.Likeness * vote.Likeness;
    }
}

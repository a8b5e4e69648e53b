namespace ReplyFlow.Domain.Statistics;

/// <summary>Percentages of one whole that add up to exactly 100 (largest remainder method).</summary>
public static class Shares
{
    private const int Tenths = 1000;

    /// <summary>The share of each count in their sum, in percent with one decimal; all 0 where the sum is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<int> counts)
    {
        foreach (var count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count);
        var sum = counts.Sum(c => (long)c);
        if (sum == 0)
            return counts.Select(_ => 0m).ToList();
        var tenths = counts.Select(c => c * (long)Tenths / sum).ToArray();
        var missing = (int)(Tenths - tenths.Sum());
        var largest = Enumerable.Range(0, counts.Count).OrderByDescending(i => counts[i] * (long)Tenths % sum).ThenBy(i => i);
        foreach (var i in largest.Take(missing))
            tenths[i]++;
        return tenths.Select(t => t / 10m).ToList();
    }
}

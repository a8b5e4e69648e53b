using System.Globalization;

namespace ReplyFlow.Domain.Statistics;

/// <summary>A part of a whole.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct Rate(int Count, int Of)
{
    /// <summary>
    /// The percentage with one decimal; null of nothing. Rounded half up, but never to 100 while one is missing, nor to 0
    /// while there is one.
    /// </summary>
    public decimal? Percent
    {
        get
        {
            if (Of == 0)
                return null;
            var rounded = Math.Round(100m * Count / Of, 1, MidpointRounding.AwayFromZero);
            return Count < Of && rounded >= 100 ? 99.9m : Count > 0 && rounded <= 0 ? 0.1m : rounded;
        }
    }

    /// <summary>The percentage as shown: 97.5%, or — of nothing.</summary>
    public override string ToString() => Percent is { } p ? p.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";
}

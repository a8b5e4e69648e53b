using ReplyFlow.Cli.Demo.Recording;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Cli.Demo.Copying;

/// <summary>Gives suggestions and letters their numbers in the order they came, without gaps.</summary>
internal sealed class NumberBook
{
    private readonly Dictionary<(Guid Bureau, int Year), NumberSeries> _series = [];

    /// <summary>Numbers the suggestions of a session, in their order.</summary>
    public static void Number(IEnumerable<CaseCopy> copies)
    {
        foreach (var kind in copies.GroupBy(c => c.Of.Kind))
            foreach (var (copy, i) in kind.Select((c, i) => (c, i)))
                copy.NumberValue = i + 1;
    }

    /// <summary>Numbers the letters of a session.</summary>
    /// <returns>The series that came to be or went on, as they stand afterwards.</returns>
    public IReadOnlyList<NumberSeries> NumberLetters(IReadOnlyList<CaseCopy> copies)
    {
        var used = new Dictionary<(Guid, int), NumberSeries>();
        foreach (var copy in copies)
            copy.Numbers = new DocumentNumber[copy.Of.Numbers.Count];
        foreach (var (copy, i, at, bureau) in copies
            .SelectMany(c => c.Of.Numbers.Select((n, i) => (Copy: c, i, At: n.At + c.Shift, Bureau: c.Bureaus[n.Slot]))).OrderBy(n => n.At))
        {
            var key = (Bureau: bureau.Row.Id, BeijingTime.DateOf(at).Year);
            if (!_series.TryGetValue(key, out var series))
                _series[key] = series = new NumberSeries { BureauId = key.Bureau, Prefix = bureau.Row.SeriesPrefix, Year = key.Year };
            ((DocumentNumber[])copy.Numbers)[i] = series.Next(Guid.Empty, at);
            used[key] = series;
        }
        return [.. used.Values];
    }
}

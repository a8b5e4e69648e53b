using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Cli.Demo.Recording;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Cli.Demo.Copying;

/// <summary>Says which copies of which recordings a session has, and of whom they are.</summary>
internal sealed class CopyPlan(CityRows city, int seed)
{
    /// <summary>So much later than in the recording a copy's day may be: office hours end before midnight.</summary>
    private const int MostSeconds = 50 * 60;

    private readonly Random _random = new(seed);
    private int _words;

    /// <summary>The copies, in the order in which they were registered: one of each recording; of the others, half are of the usual ones.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="usual">The places of the usual ones.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<CaseCopy> Of(IReadOnlyList<RecordedCase> recordings, IReadOnlyList<int> usual, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(i => i < recordings.Count ? i : i % 2 == 0 ? i / 2 % recordings.Count : usual[i / 2 % usual.Count])
            .Select(i => Copy(recordings[i])).OrderBy(c => c.Began),
    ];

    private CaseCopy Copy(RecordedCase recorded)
    {
        var (title, topic, of) = CityWords.Of(_words);
        var bureaus = Bureaus(CityWords.LeadsOf(_words++));
        return new CaseCopy(recorded, _random, TimeSpan.FromSeconds(_random.Next(MostSeconds)), bureaus, Deputies(recorded.Deputies))
        {
            Words = (title, topic, of),
        };
    }

    /// <summary>
    /// Some bureaus have much more to do than others; of ten suggestions seven or eight are led by the bureau that usually leads such ones, one
    /// or two by another that has to do with it, the rest by any.
    /// </summary>
    private CityBureau[] Bureaus((string Usual, string Other) leads)
    {
        var chosen = new HashSet<CityBureau>();
        var roll = _random.Next(100);
        if (roll < 90)
            chosen.Add(city.Bureaus.First(b => b.Row.ShortName == $"市{(roll < 75 ? leads.Usual : leads.Other)}局"));
        while (chosen.Count < Marks.Bureaus)
            chosen.Add(city.Bureaus[(int)(Math.Pow(_random.NextDouble(), 1.6) * city.Bureaus.Count)]);
        return [.. chosen];
    }

    private Deputy[] Deputies(int count)
    {
        var chosen = new HashSet<Deputy>();
        while (chosen.Count < count)
            chosen.Add(city.Deputies[_random.Next(city.Deputies.Count)]);
        return [.. chosen];
    }
}

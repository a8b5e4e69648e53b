namespace ReplyFlow.Application.Search;

/// <summary>From where on a search of whole texts goes about it in another way.</summary>
/// <param name="Few">A word that more texts have is not looked for by asking each of them who may read it.</param>
/// <param name="FewSources">Most texts that are looked at one by one instead.</param>
/// <param name="Part">So many of them at once.</param>
/// <param name="Slices">How many texts PostgreSQL is asked for at a time, the newest first, before the rest.</param>
internal sealed record SearchEffort(int Few, int FewSources, int Part, IReadOnlyList<int> Slices)
{
    /// <summary>As measured for 100,000 suggestions.</summary>
    public static SearchEffort Usual { get; } = new(2_500, 8_000, 1_500, [1_500, 6_000, 24_000]);
}

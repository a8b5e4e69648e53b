namespace ReplyFlow.Application.Search;

/// <summary>From where on a search of whole texts goes about it in another way.</summary>
/// <param name="Few">A word that more texts have is not looked for by asking each of them who may read it.</param>
/// <param name="FewSources">Most texts that are looked at one by one instead.</param>
/// <param name="Part">So many of them at once.</param>
/// <param name="Windows">How many of the newest texts are looked at before all.</param>
internal sealed record SearchEffort(int Few, int FewSources, int Part, IReadOnlyList<int> Windows)
{
    /// <summary>As measured for 100,000 suggestions.</summary>
    public static SearchEffort Usual { get; } = new(2_000, 8_000, 1_500, [4_000, 16_000]);
}

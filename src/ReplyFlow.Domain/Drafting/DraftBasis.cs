namespace ReplyFlow.Domain.Drafting;

/// <summary>What a draft rests on besides its text. It belongs to the working copy and, as it was then, to each version; no part of the letter.</summary>
/// <param name="Sources">Where figures and quoted passages come from, in the order in which they were named.</param>
/// <param name="Asks">What is to be answered, in its order; null while nobody changed what is recognised in the suggestion.</param>
public sealed record DraftBasis(IReadOnlyList<TextSource> Sources, IReadOnlyList<DraftAsk>? Asks)
{
    /// <summary>Most sources of a draft.</summary>
    public const int MostSources = 300;

    /// <summary>Nothing named, nothing changed.</summary>
    public static DraftBasis Empty { get; } = new([], null);
}

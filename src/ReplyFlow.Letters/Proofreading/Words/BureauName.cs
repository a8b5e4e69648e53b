namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>What a body is called now, and what it is not to be called any more.</summary>
/// <param name="Name">Its name, in full or the usual short form.</param>
/// <param name="Others">Former and mistaken names (旧称、误称).</param>
public sealed record BureauName(string Name, IReadOnlyList<string> Others);

namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>A leader on the maintained list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Titles">The titles the person may be called by, the usual one first.</param>
public sealed record Leader(string Name, IReadOnlyList<string> Titles);

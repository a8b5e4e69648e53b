namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>A wrong word and the right one.</summary>
/// <param name="Wrong">The text to look for; words in Latin letters match whole words only.</param>
/// <param name="Right">What it should be.</param>
/// <param name="Except">Longer texts in which the same characters are right (急待 in 焦急待命).</param>
/// <param name="Note">Why, in Chinese; may be null.</param>
public sealed record WrongWord(string Wrong, string Right, IReadOnlyList<string> Except, string? Note = null);

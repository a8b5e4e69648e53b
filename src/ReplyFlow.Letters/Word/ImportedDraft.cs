namespace ReplyFlow.Letters.Word;

/// <summary>A draft taken out of a Word file.</summary>
/// <param name="Text">Plain text, one paragraph a line; automatic numbers are written out.</param>
/// <param name="Dropped">What was left behind and where, in Chinese, for the person who imports.</param>
/// <param name="Tables">Which tables became lines and where, in Chinese.</param>
public sealed record ImportedDraft(string Text, IReadOnlyList<string> Dropped, IReadOnlyList<string> Tables);

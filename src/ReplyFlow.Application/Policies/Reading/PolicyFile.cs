using ReplyFlow.Application.Attachments;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies.Reading;

/// <summary>A text that was handed in, read.</summary>
/// <param name="Text">The text, cleaned.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="File">The file, to be stored with it; null where only the text is kept.</param>
internal sealed record PolicyFile(string Text, PolicySource Source, CheckedFile? File);

namespace ReplyFlow.Application.Attachments;

/// <summary>A file as it was handed in.</summary>
/// <param name="Name">The name that came with it, which says nothing about the content.</param>
/// <param name="Content">The content; read more than once, so it must be able to go back to its beginning.</param>
public sealed record AttachmentUpload(string Name, Stream Content);

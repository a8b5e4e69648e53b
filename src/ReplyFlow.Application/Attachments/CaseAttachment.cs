using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>An attachment as the page of its case shows it.</summary>
/// <param name="File">What is known of it.</param>
/// <param name="Hold">Why it is not handed out; null where it is.</param>
public sealed record CaseAttachment(Attachment File, AttachmentHold? Hold);

namespace ReplyFlow.Application.Attachments;

/// <summary>How large and how many attachments may be.</summary>
/// <param name="MaxBytes">Most bytes of one file.</param>
/// <param name="MaxPerCase">Most attachments of one case.</param>
public sealed record AttachmentLimits(long MaxBytes = 20L << 20, int MaxPerCase = 100);

using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>An attachment with what the latest scan of its content found.</summary>
internal sealed class ScannedAttachment
{
    public required Attachment File { get; init; }

    /// <summary>Empty for nothing; null where it was never scanned.</summary>
    public string? Found { get; init; }
}

/// <summary>Attachments with what was found in them, in one query.</summary>
internal static class ScannedAttachments
{
    public static IQueryable<ScannedAttachment> WithScans(this IQueryable<Attachment> attachments, ReplyFlowDb db) =>
        attachments.Select(a => new ScannedAttachment
        {
            File = a,
            Found = db.AttachmentScans.Where(s => s.Sha256 == a.Sha256).OrderByDescending(s => s.ScannedAt).ThenByDescending(s => s.Id)
                .Select(s => s.Signature).FirstOrDefault(),
        });
}

using ReplyFlow.Data;

namespace ReplyFlow.Application.Attachments;

/// <summary>A stored content with what the latest scan of it found.</summary>
internal sealed class StoredContent
{
    /// <summary>Its hash.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Empty for nothing; null where it was never scanned.</summary>
    public string? Found { get; init; }
}

/// <summary>The contents of attachments and of the policy library's files.</summary>
internal static class StoredContents
{
    /// <summary>All of them, each once.</summary>
    public static IQueryable<StoredContent> Of(ReplyFlowDb db) => db.Attachments.Select(a => new { a.Sha256, a.Size })
        .Union(db.PolicyVersions.Where(v => v.Source.Size > 0).Select(v => new { v.Source.Sha256, v.Source.Size }))
        .Union(db.PolicyDrafts.Where(d => d.Source.Size > 0).Select(d => new { d.Source.Sha256, d.Source.Size }))
        .Select(c => new StoredContent
        {
            Sha256 = c.Sha256,
            Size = c.Size,
            Found = db.AttachmentScans.Where(s => s.Sha256 == c.Sha256).OrderByDescending(s => s.ScannedAt).ThenByDescending(s => s.Id)
                .Select(s => s.Signature).FirstOrDefault(),
        });
}

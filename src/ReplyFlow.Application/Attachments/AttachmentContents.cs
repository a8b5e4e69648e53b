using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>The contents of attachments in the database: piece by piece in and out, whatever their size.</summary>
internal static class AttachmentContents
{
    /// <summary>Stores a content under its hash, within the caller's transaction; nothing where it is stored already.</summary>
    public static async Task StoreAsync(ReplyFlowDb db, CheckedFile file, CancellationToken ct)
    {
        if (await db.AttachmentChunks.AnyAsync(c => c.Sha256 == file.Sha256, ct))
            return;
        var buffer = new byte[AttachmentChunk.Length];
        file.Content.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var no = 0; ; no++)
        {
            var length = await file.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            if (length == 0)
                break;
            hash.AppendData(buffer, 0, length);
            var bytes = length == buffer.Length ? buffer : buffer[..length];
            // Of two who store the same file at once the later waits for the first, and finds it stored.
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "AttachmentChunks" ("Sha256", "No", "Bytes") VALUES ({file.Sha256}, {no}, {bytes}) ON CONFLICT DO NOTHING""", ct);
        }
        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            throw new InvalidOperationException("The content changed after it was checked.");
    }

    /// <summary>A content as a whole, for what cannot be read piece by piece; null where it is not what was stored under its hash.</summary>
    public static async Task<byte[]?> WholeAsync(ReplyFlowDb db, string sha256, CancellationToken ct)
    {
        var pieces = await db.AttachmentChunks.AsNoTracking().Where(c => c.Sha256 == sha256).OrderBy(c => c.No).Select(c => c.Bytes).ToListAsync(ct);
        var whole = new byte[pieces.Sum(p => p.Length)];
        var at = 0;
        foreach (var piece in pieces)
        {
            piece.CopyTo(whole, at);
            at += piece.Length;
        }
        return Convert.ToHexStringLower(SHA256.HashData(whole)) == sha256 ? whole : null;
    }

    /// <summary>Writes a content out, a piece at a time, without holding the database between them; the last only when the whole has its hash.</summary>
    /// <exception cref="InvalidDataException">The stored content is not what its attachment says; what was written so far is of no use.</exception>
    public static async Task CopyAsync(ReplyFlowDb db, string sha256, long size, Stream output, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var pieces = (size + AttachmentChunk.Length - 1) / AttachmentChunk.Length;
        for (var no = 0; no < pieces; no++)
        {
            var bytes = await db.AttachmentChunks.AsNoTracking().Where(c => c.Sha256 == sha256 && c.No == no).Select(c => c.Bytes).SingleOrDefaultAsync(ct)
                ?? throw new InvalidDataException($"Piece {no} of {sha256} is missing.");
            hash.AppendData(bytes);
            if (no == pieces - 1 && Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
                throw new InvalidDataException($"The content stored as {sha256} has another hash.");
            await output.WriteAsync(bytes, ct);
        }
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Attachments;

/// <summary>Checks that every attachment is the file that was added: its content by its hash, its facts by the audit trail. Reads only.</summary>
internal static class AttachmentVerification
{
    /// <summary>What does not hold: the case's number, and what is wrong.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stored">What <see cref="StoredAsync"/> found.</param>
    /// <param name="others">Hashes of contents that belong to something else.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(
        ReplyFlowDb db, IReadOnlyDictionary<string, (long Size, bool IsWhole)> stored, IEnumerable<string> others, CancellationToken ct)
    {
        var rows = await db.Attachments.AsNoTracking().OrderBy(a => a.Id).Select(a => new
        {
            a.Id,
            a.CaseId,
            a.Subject,
            a.SubjectId,
            a.Sha256,
            a.Size,
            a.Name,
            a.MediaType,
            a.AddedBy,
            a.AddedAt,
            a.StruckAt,
            a.StruckBy,
            a.StruckReason,
            Number = db.Cases.Where(c => c.Id == a.CaseId).Select(c => c.Suggestion!.Number).First(),
        }).ToListAsync(ct);
        var recorded = (await RecordedAsync<AttachmentAdded>(db, ct)).DistinctBy(f => f.Fact.Id).ToDictionary(f => f.Fact.Id);
        var struck = (await RecordedAsync<AttachmentStruck>(db, ct)).DistinctBy(f => f.Fact.Id).ToDictionary(f => f.Fact.Id);
        var findings = new List<(string, string)>();
        foreach (var row in rows)
        {
            if (!stored.TryGetValue(row.Sha256, out var content) || content != (row.Size, true))
                findings.Add((row.Number, $"附件 {row.Id} 的内容与添加时登记的校验值不符"));
            if (!recorded.Remove(row.Id, out var added)
                || (added.CaseId, added.Fact.Subject, added.Fact.SubjectId) != (row.CaseId, row.Subject, row.SubjectId)
                || (added.By, added.At) != (row.AddedBy, row.AddedAt)
                || (added.Fact.Name, added.Fact.MediaType, added.Fact.Size, added.Fact.Sha256) != (row.Name, row.MediaType, row.Size, row.Sha256))
                findings.Add((row.Number, $"附件 {row.Id} 与经过中所记的不同"));
            if (struck.GetValueOrDefault(row.Id) is { } strike
                ? (strike.Fact.Reason, strike.By, strike.At) != (row.StruckReason, row.StruckBy, row.StruckAt) : row.StruckAt is not null)
                findings.Add((row.Number, $"附件 {row.Id} 是否作废、由谁何时为何作废，与经过中所记的不同"));
        }
        findings.AddRange(recorded.Keys.Select(id => (id.ToString(), "经过中记录了一个不存在的附件")));
        findings.AddRange(stored.Keys.Except(rows.Select(r => r.Sha256)).Except(others).Select(sha => (sha, "存有不属于任何附件的内容")));
        return findings;
    }

    /// <summary>Every stored content, one piece in memory at a time: its size, and whether its hash is its name.</summary>
    public static async Task<IReadOnlyDictionary<string, (long Size, bool IsWhole)>> StoredAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var stored = new Dictionary<string, (long, bool)>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (current, size) = ("", 0L);
        await foreach (var chunk in db.AttachmentChunks.AsNoTracking().OrderBy(c => c.Sha256).ThenBy(c => c.No).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (chunk.Sha256 != current)
                End();
            current = chunk.Sha256;
            size += chunk.Bytes.Length;
            hash.AppendData(chunk.Bytes);
        }
        End();
        return stored;

        void End()
        {
            var found = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (current.Length > 0)
                stored[current] = (size, found == current);
            size = 0;
        }
    }

    private static async Task<List<Recorded<T>>> RecordedAsync<T>(ReplyFlowDb db, CancellationToken ct) where T : AuditFact
    {
        var recorded = new List<Recorded<T>>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<T>()).OrderBy(a => a.Seq)
            .Select(a => new { a.CaseId, a.ActorName, a.At, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            try
            {
                recorded.Add(new(e.CaseId, e.ActorName, e.At, AuditFact.Read<T>(e.Data)));
            }
            catch (JsonException)
            {
                // The chain says which row was changed; the attachment that it told of is found by its absence here.
            }
        return recorded;
    }

    private sealed record Recorded<T>(Guid? CaseId, string By, DateTimeOffset At, T Fact);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>
/// Checks that every confirmed version is what was confirmed: its facts by the audit trail, its text and its file by their hashes. Reads only.
/// </summary>
internal static class PolicyVerification
{
    /// <summary>What does not hold: the document's title, and what is wrong.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stored">Every stored content by its hash, with its size and whether it is whole.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(
        ReplyFlowDb db, IReadOnlyDictionary<string, (long Size, bool IsWhole)> stored, CancellationToken ct)
    {
        var findings = new List<(string, string)>();
        var confirmed = (await RecordedAsync<PolicyConfirmed>(db, ct)).DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        foreach (var v in await db.PolicyVersions.AsNoTracking().OrderBy(v => v.Id).ToListAsync(ct))
        {
            if (!confirmed.Remove(v.Id, out var fact)
                || (fact.DocumentId, fact.No, fact.Facts, fact.TextSha256, fact.SourceSha256, fact.Note)
                    != (v.DocumentId, v.No, v.Facts, v.TextSha256, v.Source.Sha256, v.Note))
                findings.Add((v.Facts.Title, $"政策文件的第 {v.No} 版与经过中所记的不同"));
            if (v.Source.IsStored && (!stored.TryGetValue(v.Source.Sha256, out var content) || content != (v.Source.Size, true)))
                findings.Add((v.Facts.Title, "政策文件的原件与登记的校验值不符"));
        }
        findings.AddRange(confirmed.Values.Select(f => (f.Facts.Title, "经过中记录了一个不存在的政策文件版本")));
        await foreach (var text in db.PolicyTexts.AsNoTracking().OrderBy(t => t.Sha256).AsAsyncEnumerable().WithCancellation(ct))
            if (PolicyText.HashOf(text.Text) != text.Sha256)
                findings.Add((text.Sha256, "政策文件的文字与登记的校验值不符"));
        findings.AddRange(await RepealsAsync(db, ct));
        return findings;
    }

    /// <summary>Hashes of the files that were brought in, those deleted before they were confirmed with them: their contents stay.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync(ReplyFlowDb db, CancellationToken ct) =>
        [.. (await RecordedAsync<PolicyAdded>(db, ct)).Where(f => f.Source.IsStored).Select(f => f.Source.Sha256)];

    private static async Task<IEnumerable<(string, string)>> RepealsAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var said = new Dictionary<Guid, (DateOnly? On, string By, Guid? ById)>();
        var kinds = new[] { AuditFact.KindOf<PolicyRepealed>(), AuditFact.KindOf<PolicyReinstated>() };
        await foreach (var e in db.Audit.AsNoTracking().Where(a => kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (Read(e.Kind, e.Data) is { } told)
                said[told.Id] = told.Repeal;
        return [.. (await db.PolicyDocuments.AsNoTracking().OrderBy(d => d.Id).ToListAsync(ct))
            .Where(d => said.GetValueOrDefault(d.Id, (null, "", null)) != (d.RepealedOn, d.RepealedBy, d.RepealedById))
            .Select(d => (d.Id.ToString(), "政策文件是否废止，与经过中所记的不同"))];
    }

    private static (Guid Id, (DateOnly?, string, Guid?) Repeal)? Read(string kind, string data)
    {
        try
        {
            if (kind != AuditFact.KindOf<PolicyRepealed>())
                return (AuditFact.Read<PolicyReinstated>(data).DocumentId, (null, "", null));
            var fact = AuditFact.Read<PolicyRepealed>(data);
            return (fact.DocumentId, (fact.On, fact.By, fact.ById));
        }
        catch (JsonException)
        {
            // The chain says which row was changed.
            return null;
        }
    }

    private static async Task<List<T>> RecordedAsync<T>(ReplyFlowDb db, CancellationToken ct) where T : AuditFact
    {
        var recorded = new List<T>();
        await foreach (var data in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<T>()).OrderBy(a => a.Seq).Select(a => a.Data)
            .AsAsyncEnumerable().WithCancellation(ct))
            try
            {
                recorded.Add(AuditFact.Read<T>(data));
            }
            catch (JsonException)
            {
                // The chain says which row was changed; the version that it told of is found by its absence here.
            }
        return recorded;
    }
}

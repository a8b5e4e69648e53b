using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Administration;

/// <summary>What a submitted version rests on, its sources and asks, is what the trail says of its submission. Rows of earlier programs do not say.</summary>
internal static class BasisVerification
{
    /// <summary>Finds versions whose sources or asks were changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var said = new Dictionary<(Guid, int), string>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<DraftSubmitted>()).OrderBy(a => a.Seq)
            .AsAsyncEnumerable().WithCancellation(ct))
            if (RegisterVerification.Read(e) is DraftSubmitted { BasisSha256: { Length: > 0 } sha256 } fact && e.CaseId is { } id)
                said[(id, fact.No)] = sha256;
        var found = new List<(string, string)>();
        await foreach (var v in db.DraftVersions.AsNoTracking().Select(v => new { v.CaseId, v.No, v.Basis }).AsAsyncEnumerable().WithCancellation(ct))
            if (said.TryGetValue((v.CaseId, v.No), out var then) && then != v.Basis.Sha256())
                found.Add(($"提交稿第 {v.No} 稿（案件 {v.CaseId}）", "数字来源和诉求与提交时记录的不符"));
        return found;
    }
}

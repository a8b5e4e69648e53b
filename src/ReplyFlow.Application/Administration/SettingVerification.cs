using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Administration;

/// <summary>What somebody decided for the whole installation is what the trail says last. What programs keep for themselves is not compared.</summary>
internal static class SettingVerification
{
    private static readonly string[] Kinds = [.. AuditKinds.All.Where(k => k.Value.IsSubclassOf(typeof(SettingFact))).Select(k => k.Key)];

    /// <summary>Finds values that were changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var said = new Dictionary<string, string>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            if (RegisterVerification.Read(e) is SettingFact { Setting: { } name, SettingSha256: { } sha256 })
                said[name] = sha256;
        var values = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value, ct);
        return [.. said.Where(s => s.Value != SettingFact.HashOf(s.Key, values.GetValueOrDefault(s.Key)))
            .Select(s => ($"设置 {s.Key}", "与经过中最后设定的不同"))];
    }
}

using System.Text.Json;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Data.Backup;

/// <summary>When a database was last backed up, kept in it for whoever looks after it; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="At">UTC.</param>
/// <param name="Rows">Rows written.</param>
public sealed record LastBackup(DateTimeOffset At, long Rows)
{
    private const string SettingName = "last-backup";

    /// <summary>What is known; null for nothing.</summary>
    public static Task<LastBackup?> ReadAsync(ReplyFlowDb db, CancellationToken ct) => db.Settings.ReadAsync<LastBackup>(SettingName, ct);

    /// <summary>Writes it down.</summary>
    public async Task StoreAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await db.Settings.SetAsync(SettingName, JsonSerializer.Serialize(this, StoredJson.Options), ct);
        await db.SaveChangesAsync(ct);
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Settings;

/// <summary>Reads and writes values of the installation.</summary>
public static class SettingRows
{
    /// <summary>A value; null where there is none.</summary>
    public static Task<string?> ReadAsync(this DbSet<Setting> settings, string name, CancellationToken ct) =>
        settings.Where(s => s.Name == name).Select(s => s.Value).FirstOrDefaultAsync(ct);

    /// <summary>A value that is kept as JSON; null where there is none.</summary>
    public static async Task<T?> ReadAsync<T>(this DbSet<Setting> settings, string name, CancellationToken ct) where T : class =>
        await settings.ReadAsync(name, ct) is { } value ? JsonSerializer.Deserialize<T>(value, StoredJson.Options) : null;

    /// <summary>Sets a value inside the caller's transaction, or takes it away where it is null; stored with its next save.</summary>
    public static async Task SetAsync(this DbSet<Setting> settings, string name, string? value, CancellationToken ct)
    {
        var row = await settings.FindAsync([name], ct);
        if (row is not null && value is not null)
            row.Value = value;
        else if (row is not null)
            settings.Remove(row);
        else if (value is not null)
            settings.Add(new Setting { Name = name, Value = value });
    }
}

using System.Text.Json.Serialization;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Core;

/// <summary>Somebody set a value of the installation; <c>verify</c> holds the value to the last of these. Rows of earlier programs do not say which.</summary>
public abstract record SettingFact : AuditFact
{
    /// <summary>The value's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Setting { get; init; }

    /// <summary>SHA-256 over name and value, which may be none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SettingSha256 { get; init; }

    /// <summary>The hash of a value; of null where there is none.</summary>
    internal static string HashOf(string name, string? value) => Fingerprint.Of(name, value);
}

/// <summary>Sets values of the installation that somebody decides.</summary>
internal static class SettingUnits
{
    /// <summary>Sets a value, or takes it away where it is null, and writes down who did.</summary>
    public static async Task SetAsync(this Unit unit, string name, string? value, SettingFact fact, string summary, CancellationToken ct)
    {
        await unit.Db.Settings.SetAsync(name, value, ct);
        unit.RecordSetting(name, value, fact, summary);
    }

    /// <summary>Writes down who set a value, as it is now.</summary>
    public static void RecordSetting(this Unit unit, string name, string? value, SettingFact fact, string summary) =>
        unit.Record(fact with { Setting = name, SettingSha256 = SettingFact.HashOf(name, value) }, null, summary);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Alerts.Push;

/// <summary>
/// The installation's pair of keys by which push services know it (VAPID, RFC 8292), made at the first start. Where they can no longer be
/// opened, after a restore on another machine, new ones are made, and the browsers, which know the old one, must be added again.
/// </summary>
public sealed class PushKeys(IServiceScopeFactory scopes, Sealed secrets)
{
    /// <summary>Both, base64url; null where there are none that can be used.</summary>
    internal async Task<(string Public, string Private)?> FindAsync(ReplyFlowDb db, CancellationToken ct) =>
        await db.Settings.ReadAsync<PushKeyPair>(PushKeyPair.SettingName, ct) is { } pair && secrets.Open(pair.SealedPrivate) is { } key
            ? (pair.Public, key) : null;

    /// <summary>Makes them where there are none that can be used.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await FindAsync(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), ct) is not null)
            return;
        await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Alerts, ct);
            if (await FindAsync(unit.Db, ct) is not null)
                return;
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var made = key.ExportParameters(includePrivateParameters: true);
            var pair = new PushKeyPair(Base64Url.EncodeToString([4, .. made.Q.X!, .. made.Q.Y!]), secrets.Seal(Base64Url.EncodeToString(made.D!)));
            await unit.Db.PushBrowsers.ExecuteDeleteAsync(ct);
            await unit.Db.Settings.SetAsync(PushKeyPair.SettingName, JsonSerializer.Serialize(pair, StoredJson.Options), ct);
            unit.Record(new PushKeysMade(pair.Public), null, "生成浏览器推送的密钥", bySystem: true);
        }, ct);
    }
}

/// <summary>The pair as it is stored; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="Public">The public key, base64url.</param>
/// <param name="SealedPrivate">The private key, encrypted.</param>
internal sealed record PushKeyPair(string Public, byte[] SealedPrivate)
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "push-keys";
}

/// <summary>The installation's keys of push services were made.</summary>
[AuditKind("PushKeysMade")]
internal sealed record PushKeysMade(string Public) : AuditFact;

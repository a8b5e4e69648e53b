using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts;

/// <summary>Reads how people are told outside the product.</summary>
public sealed class AlertQueries(ReplyFlowDb db)
{
    /// <summary>What a person chose; what holds for somebody who has chosen nothing.</summary>
    public async Task<AlertChoice> ChoiceAsync(Guid personId, CancellationToken ct) =>
        await db.AlertChoices.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == personId, ct) ?? new AlertChoice { PersonId = personId };

    /// <summary>A person's browsers, the latest first.</summary>
    public async Task<IReadOnlyList<AlertBrowser>> BrowsersAsync(Guid personId, CancellationToken ct) => await db.PushBrowsers
        .Where(b => b.PersonId == personId).OrderByDescending(b => b.AddedAt).Select(b => new AlertBrowser(b.Id, b.Name, b.AddedAt)).ToListAsync(ct);

    /// <summary>The key that browsers ask for, base64url; null before it was made.</summary>
    public async Task<string?> PushKeyAsync(CancellationToken ct) =>
        (await db.Settings.ReadAsync<PushKeyPair>(PushKeyPair.SettingName, ct))?.Public;

    /// <summary>The gateway's address; null where none is set.</summary>
    public async Task<string?> WebhookAsync(CancellationToken ct) =>
        (await db.Settings.ReadAsync<WebhookSettings>(WebhookSettings.SettingName, ct))?.Address;

    /// <summary>The latest try of the gateway; null for none.</summary>
    public Task<WebhookTest?> TestAsync(CancellationToken ct) => db.Settings.ReadAsync<WebhookTest>(WebhookTest.SettingName, ct);

    /// <summary>How the gateway's alerts stand.</summary>
    public async Task<AlertState> WebhookStateAsync(CancellationToken ct)
    {
        var counts = await db.Alerts.Where(a => a.BrowserId == Guid.Empty).GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var last = await db.Alerts.AsNoTracking().Where(a => a.BrowserId == Guid.Empty && a.LastError != "").OrderByDescending(a => a.Id)
            .FirstOrDefaultAsync(ct);
        return new AlertState(counts.GetValueOrDefault(AlertStatus.Queued), counts.GetValueOrDefault(AlertStatus.Sent),
            counts.GetValueOrDefault(AlertStatus.Failed), last?.LastError ?? "");
    }
}

/// <summary>A browser that takes pushed messages.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Name">Which it is.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record AlertBrowser(Guid Id, string Name, DateTimeOffset AddedAt);

/// <summary>How the gateway's alerts stand.</summary>
/// <param name="Queued">Waiting.</param>
/// <param name="Sent">Taken by the other side.</param>
/// <param name="Failed">Given up.</param>
/// <param name="LastError">The last failure in words; empty for none.</param>
public sealed record AlertState(int Queued, int Sent, int Failed, string LastError);

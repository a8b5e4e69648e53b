using System.Text.Json;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>The administrator sets or takes away the gateway. Its secret is kept encrypted and shown to nobody again.</summary>
public sealed class SaveWebhook(UnitRunner units, Sealed secrets, AlertOptions options)
{
    private const int MaxAddress = 500;
    private const int MinSecret = 16;
    private const int MaxSecret = 200;

    /// <summary>Sets it.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="address">The gateway's address.</param>
    /// <param name="secret">The secret shared with it; empty keeps the one there is.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">A field is wrong.</exception>
    public Task RunAsync(Actor actor, string address, string secret, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var before = await unit.Db.Settings.ReadAsync<WebhookSettings>(WebhookSettings.SettingName, ct);
            var check = new InputCheck();
            address = check.Text("Address", address, "消息网关的地址", MaxAddress);
            if (check.IsGood("Address") && WebhookAddress.Fault(address, options) is { } fault)
                check.Fail("Address", fault + "。");
            secret = secret.Trim();
            if (secret.Length == 0 && before is null)
                check.Fail("Secret", "请填写与网关约定的密钥。");
            else if (secret.Length == 0 && before!.Address != address)
                check.Fail("Secret", "地址改了，请重新填写密钥：旧密钥不会发给新的地址。");
            else if (secret.Length > 0 && (TextLength.Of(secret) is < MinSecret or > MaxSecret || OutsideText.Fault(secret, oneLine: true) is not null))
                check.Fail("Secret", $"密钥须有 {MinSecret} 至 {MaxSecret} 个字符。");
            check.ThrowIfAny();
            var settings = new WebhookSettings(address, secret.Length > 0 ? secrets.Seal(secret) : before!.SealedSecret);
            await unit.SetAsync(
                WebhookSettings.SettingName, JsonSerializer.Serialize(settings, StoredJson.Options),
                new WebhookSaved(new Uri(address).Host, secret.Length > 0), "设定消息网关", ct);
            if (secret.Length > 0 || before!.Address != address)
                await unit.Db.Settings.SetAsync(WebhookTest.SettingName, null, ct);
        }, ct);
    }

    /// <summary>Takes it away: nothing more is sent.</summary>
    public Task RemoveAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(
            actor, unit => unit.SetAsync(WebhookSettings.SettingName, null, new WebhookSaved("", false), "停用消息网关", ct), ct);
    }
}

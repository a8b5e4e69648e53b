using System.Text.Json;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>The administrator tries the gateway; what came of it is kept as the latest try. It bypasses the queue.</summary>
public sealed class SendTestAlert(UnitRunner units, WebhookChannel channel)
{
    /// <summary>Sends a message without anything in it, to the administrator's own login.</summary>
    public async Task<WebhookTest> RunAsync(Actor actor, string login, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var result = await channel.SendAsync(new AlertNews(actor.UserId, Guid.Empty, login, []), ct);
        return await units.RunAsync(actor, async unit =>
        {
            var test = new WebhookTest(unit.Now, result.Outcome == AlertOutcome.Accepted, result.Words);
            await unit.Db.Settings.SetAsync(WebhookTest.SettingName, JsonSerializer.Serialize(test, StoredJson.Options), ct);
            unit.Record(new WebhookTested(test.Accepted), null, $"测试消息网关：{(test.Accepted ? "对方已接收" : "没有发成")}");
            return test;
        }, ct);
    }
}

/// <summary>The latest try of the gateway; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="At">UTC.</param>
/// <param name="Accepted">Whether the other side took it.</param>
/// <param name="Words">What came of it where it did not.</param>
public sealed record WebhookTest(DateTimeOffset At, bool Accepted, string Words)
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "webhook-test";
}

using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>Tells people through the installation's gateway: a signed HTTP request that SMS, 浙政钉 or 企业微信 hang on.</summary>
public sealed class WebhookChannel(IServiceScopeFactory scopes, OutsideClient client, Sealed secrets, AlertOptions options, TimeProvider time) : AlertChannel
{
    /// <inheritdoc />
    public override bool Carries(Alert alert) => alert.BrowserId == Guid.Empty;

    /// <inheritdoc />
    public override async Task<AlertResult> SendAsync(AlertNews news, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settings = await scope.ServiceProvider.GetRequiredService<ReplyFlowDb>().Settings.ReadAsync<WebhookSettings>(WebhookSettings.SettingName, ct);
        if (settings is null)
            return new AlertResult(AlertOutcome.Permanent, "没有设定消息网关");
        if (WebhookAddress.Fault(settings.Address, options) is { } fault)
            return new AlertResult(AlertOutcome.Permanent, fault);
        if (secrets.Open(settings.SealedSecret) is not { } secret)
            return new AlertResult(AlertOutcome.Permanent, "密钥解不开（换过服务器？），请系统管理员重新填写");
        try
        {
            using var request = WebhookMessage.Of(settings.Address, secret, news, time.GetUtcNow());
            // What the other side says beyond its status is not read: it is nobody's to see.
            using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return OutsideClient.Of(response.StatusCode);
        }
        catch (Exception e) when (OutsideClient.Of(e) is { } failure && !ct.IsCancellationRequested)
        {
            return failure;
        }
    }
}

using System.Net;
using System.Text.Json;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts.Push;

/// <summary>Tells people in their browsers, encrypted for each (RFC 8291). A browser that its push service no longer knows is forgotten.</summary>
public sealed class PushChannel(
    IServiceScopeFactory scopes, OutsideClient client, PushKeys keys, Sealed secrets, PublicAddress address, AlertOptions options) : AlertChannel
{
    private const int SecondsToLive = 24 * 60 * 60;
    private const string NobodysMail = "mailto:replyflow@localhost";

    /// <inheritdoc />
    public override bool Carries(Alert alert) => options.Push && alert.BrowserId != Guid.Empty;

    /// <inheritdoc />
    public override async Task<AlertResult> SendAsync(AlertNews news, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        if (await db.PushBrowsers.AsNoTracking().FirstOrDefaultAsync(b => b.Id == news.BrowserId && b.PersonId == news.PersonId, ct) is not { } browser
            || !PushAddress.IsKnown(browser.Endpoint, options))
            return new AlertResult(AlertOutcome.Permanent, "这个浏览器已经移除");
        if (await keys.FindAsync(db, ct) is not { } pair || secrets.Open(browser.SealedSecret) is not { } secret)
            return new AlertResult(AlertOutcome.Permanent, "浏览器推送的密钥已更换，请在那个浏览器里重新打开提醒");
        var subscription = new PushSubscription { Endpoint = browser.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, browser.PublicKey);
        subscription.SetKey(PushEncryptionKeyName.Auth, secret);
        using var proof = new VapidAuthentication(pair.Public, pair.Private)
        {
            Subject = address.Origin.StartsWith("https:", StringComparison.Ordinal) ? address.Origin : NobodysMail,
        };
        var push = new PushServiceClient(client.Http) { AutoRetryAfter = false };
        try
        {
            await push.RequestPushMessageDeliveryAsync(
                subscription, new PushMessage(PushText.Of(news)) { TimeToLive = SecondsToLive, Urgency = PushMessageUrgency.Normal }, proof,
                VapidAuthenticationScheme.Vapid, ct);
            return AlertResult.Accepted;
        }
        catch (PushServiceClientException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            await db.PushBrowsers.Where(b => b.Id == browser.Id).ExecuteDeleteAsync(CancellationToken.None);
            return new AlertResult(AlertOutcome.Permanent, "这个浏览器已经不再接收提醒");
        }
        catch (PushServiceClientException e)
        {
            return OutsideClient.Of(e.StatusCode);
        }
        catch (Exception e) when (OutsideClient.Of(e) is { } failure && !ct.IsCancellationRequested)
        {
            return failure;
        }
    }
}

/// <summary>What a browser shows: no name, and no word of a suggestion, because a screen is seen by others.</summary>
internal static class PushText
{
    /// <summary>JSON for the service worker.</summary>
    public static string Of(AlertNews news) => JsonSerializer.Serialize(
        new Shown(Title(news.Lines), news.Lines.Count == 1 && news.Lines[0].Due is { } due ? $"期限 {due.Month}月{due.Day}日" : "请登录系统查看。",
            news.Lines.Count == 1 ? news.Lines[0].WorkItemId : null, news.Lines[0].Id), StoredJson.Options);

    private static string Title(IReadOnlyList<AlertLine> lines) => lines.Count > 1 ? $"安静时段里有 {lines.Count} 条提醒" : lines[0].Kind switch
    {
        AlertKind.Overdue => "一件待办已逾期",
        AlertKind.Returned => "一件待办被退回给您",
        _ => "您有一件新待办",
    };

    private sealed record Shown(string Title, string Body, Guid? Item, Guid Tag);
}

using ReplyFlow.Application.Alerts.Channels;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>
/// Which addresses a gateway may have. It may well be in the bureau's own network, so private addresses are not refused; only an
/// administrator sets it, and nothing that it answers is shown but its status.
/// </summary>
internal static class WebhookAddress
{
    /// <summary>What is wrong with one, in Chinese; null for nothing.</summary>
    public static string? Fault(string address, AlertOptions options) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? "消息网关的地址须以 https:// 开头"
        : uri.Scheme == "http" && !options.AllowHttp ? "消息网关的地址须用 https；确要在内网用 http 的，由管理服务器的同志设定 Alerts__AllowHttp=true"
        : uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 ? "消息网关的地址里不能有用户名、密码或 # 部分"
        : null;
}

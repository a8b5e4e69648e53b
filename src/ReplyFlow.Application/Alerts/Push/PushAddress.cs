using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Alerts.Push;

/// <summary>Which push services may be written to.</summary>
internal static class PushAddress
{
    private const int MaxLength = 1_000;

    /// <summary>Whether an address that a browser gave is one of them.</summary>
    public static bool IsKnown(string endpoint, AlertOptions options) =>
        TextLength.Of(endpoint) <= MaxLength && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == "https" || (uri.Scheme == "http" && options.AllowHttp))
        && Array.Exists(options.PushHosts, h => h.StartsWith('.') ? uri.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase)
            : uri.Host.Equals(h, StringComparison.OrdinalIgnoreCase));
}

using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Whether the settings of section <c>ReplyFlow:Web</c> can work.</summary>
public sealed class WebSettingsCheck : IValidateOptions<WebSettings>
{
    private const int MostHours = 30 * 24;
    private const int MostMinutes = 24 * 60;
    private const int MostDrainSeconds = 300;

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, WebSettings options)
    {
        var faults = new List<string>();
        if (options.SignInHours is < 1 or > MostHours)
            faults.Add(SettingFault.Of($"{WebSettings.Section}:SignInHours", options.SignInHours, $" 1 至 {MostHours} 的整数（小时）"));
        if (options.SignAgainMinutes is < 0 or > MostMinutes)
            faults.Add(SettingFault.Of($"{WebSettings.Section}:SignAgainMinutes", options.SignAgainMinutes, $" 0 至 {MostMinutes} 的整数（分钟）"));
        if (options.DrainSeconds is < 0 or > MostDrainSeconds)
            faults.Add(SettingFault.Of($"{WebSettings.Section}:DrainSeconds", options.DrainSeconds, $" 0 至 {MostDrainSeconds} 的整数（秒）"));
        const string hosts = "域名或地址，多个用分号隔开，不带 http:// 和端口，例如 reply.example.gov.cn;localhost";
        if (!Array.TrueForAll(options.HostNames, IsHost))
            faults.Add(SettingFault.Of($"{WebSettings.Section}:Hosts", options.Hosts, hosts));
        else if (options is { RequireHttps: true, HostNames.Length: 0 })
            faults.Add(SettingFault.Of($"{WebSettings.Section}:Hosts", options.Hosts, $"{hosts}（{WebSettings.Section}:RequireHttps 为 true 时必须写明）"));
        if (options.PublicAddress.Length > 0 && !IsOrigin(options.PublicAddress))
            faults.Add(SettingFault.Of($"{WebSettings.Section}:PublicAddress", options.PublicAddress,
                "以 http:// 或 https:// 开头的网址，后面不带路径，例如 https://reply.example.gov.cn"));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && uri.Host.Length > 0;

    /// <summary>A name, one with <c>*.</c> for all below it, or an IP address; in brackets if it has colons.</summary>
    private static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host.Trim('[', ']');
        return Uri.CheckHostName(name) != UriHostNameType.Unknown;
    }
}

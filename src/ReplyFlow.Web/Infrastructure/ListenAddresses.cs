using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>The addresses that the product is to listen on, looked at before anything else is done.</summary>
public static class ListenAddresses
{
    private const string Urls = "urls";
    private const string Certificate = "Kestrel:Certificates:Default";

    private static readonly string[] Ports = ["http_ports", "https_ports"];

    /// <summary>Everything wrong with how they are written.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        foreach (var url in Split(configuration[Urls]))
            if (!TryParse(url, out var address))
                yield return SettingFault.Of(Urls, url, "类似 http://127.0.0.1:5080 的地址，端口 0 至 65535，后面不带路径");
            else if (address.Scheme == "https" && !configuration.GetSection(Certificate).Exists())
                yield return SettingFault.Of(Urls, url, $" http 的地址，或者配上证书 {Certificate}（https 一般由前面的代理提供）");
        foreach (var name in Ports)
            foreach (var port in Split(configuration[name]))
                if (!ushort.TryParse(port, out _))
                    yield return SettingFault.Of(name, port, " 0 至 65535 的端口");
        foreach (var fault in ServerFaults(configuration))
            yield return fault;
    }

    /// <summary>What the server itself would read from <c>Kestrel:</c> only after the database was prepared.</summary>
    private static IEnumerable<string> ServerFaults(IConfiguration configuration)
    {
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            if (!TryParse(endpoint["Url"] ?? "", out _))
                yield return SettingFault.Of($"{endpoint.Path}:Url", endpoint["Url"] ?? "", "类似 http://127.0.0.1:5080 的地址，端口 0 至 65535，后面不带路径");
        IConfigurationSection[] certificates =
            [configuration.GetSection(Certificate), .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e.GetSection("Certificate"))];
        foreach (var section in certificates)
            foreach (var part in new[] { "Path", "KeyPath" })
                if (section[part] is { Length: > 0 } file && !File.Exists(Path.Combine(configuration[HostDefaults.ContentRootKey] ?? "", file)))
                    yield return SettingFault.Of($"{section.Path}:{part}", file, "一个已有的证书文件");
    }

    /// <summary>
    /// Listens there for a moment: a port that is taken must be found before the database is touched and the set-up code replaced.
    /// The server itself would find it after all that.
    /// </summary>
    /// <exception cref="StartException">The product cannot listen on one of them.</exception>
    public static void Try(WebApplication app)
    {
        if (app.Services.GetRequiredService<IServer>().GetType().Assembly != typeof(KestrelServer).Assembly)
            return;
        foreach (var url in InForce(app.Configuration))
            if (TryParse(url, out var address) && address.Port > 0)
                Listen(url, address);
    }

    /// <summary>The addresses in force, as they are written.</summary>
    public static IReadOnlyList<string> InForce(IConfiguration configuration)
    {
        string[] urls = [.. Split(configuration[Urls])];
        string[] ports = [.. Ports.SelectMany(name => Split(configuration[name]).Select(port => $"{name.Split('_')[0]}://*:{port}"))];
        return (urls.Length, ports.Length) switch
        {
            ( > 0, _) => urls,
            (_, > 0) => ports,
            _ => configuration.GetSection("Kestrel:Endpoints").Exists() ? [] : [WebSettings.DefaultAddress],
        };
    }

    /// <summary>Where people outside reach this installation: as it is set, else the first address that is listened on.</summary>
    public static string Public(WebSettings web, IConfiguration configuration)
    {
        if (web.PublicAddress.Length > 0)
            return web.PublicAddress.TrimEnd('/');
        if (InForce(configuration) is not [var first, ..] || !TryParse(first, out var address) || address.IsUnixPipe || address.IsNamedPipe)
            return WebSettings.DefaultAddress;
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri.GetLeftPart(UriPartial.Authority);
    }

    private static void Listen(string url, BindingAddress address)
    {
        var host = address.Host.Trim('[', ']');
        var ip = host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out var given) ? given : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(ip, address.Port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new StartException(e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"不能在 {url} 上监听：端口 {address.Port} 已被占用。请停掉占用它的程序，或换一个端口（--urls http://127.0.0.1:端口）。",
                SocketError.AccessDenied => $"不能在 {url} 上监听：没有权限使用端口 {address.Port}。请换一个 1024 以上的端口（--urls http://127.0.0.1:端口）。",
                SocketError.AddressNotAvailable => $"不能在 {url} 上监听：这台机器没有这个地址。请改正 urls。",
                _ => $"不能在 {url} 上监听：{e.Message}。请改正 urls。",
            });
        }
    }

    private static IEnumerable<string> Split(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool TryParse(string url, out BindingAddress address)
    {
        address = null!;
        try
        {
            address = BindingAddress.Parse(url);
            return address.IsUnixPipe || address.IsNamedPipe || (address is { Scheme: "http" or "https", PathBase.Length: 0, Port: <= ushort.MaxValue }
                && Uri.CheckHostName(address.Host.Replace("*", "any").Replace("+", "any")) != UriHostNameType.Unknown);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

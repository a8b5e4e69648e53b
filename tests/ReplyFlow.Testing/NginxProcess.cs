using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReplyFlow.Testing;

/// <summary>Debian's nginx on a free loopback port, with the configuration of this repository in front of given ports. It dies with this process.</summary>
public sealed class NginxProcess : IDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder;
    private readonly Process _server;

    private NginxProcess(string folder, Process server, int port) => (_folder, _server, Address) = (folder, server, new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Whether it is here; not where REPLYFLOW_NO_TOOLS=1. With REPLYFLOW_REQUIRE_TOOLS=1 its absence is an error.</summary>
    public static bool IsHere
    {
        get
        {
            var isHere = Environment.GetEnvironmentVariable("REPLYFLOW_NO_TOOLS") != "1" && File.Exists(Program);
            return isHere || Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") != "1" ? isHere
                : throw new InvalidOperationException("nginx is required and not here.");
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote down: requests and errors.</summary>
    public string Log => string.Concat(new[] { "access", "error" }.Select(n => Path.Combine(_folder, n)).Where(File.Exists).Select(File.ReadAllText));

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="nodes">The ports of the nodes behind it.</param>
    public static async Task<NginxProcess> StartAsync(IReadOnlyList<int> nodes)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-nginx-").FullName;
        var port = Loopback.FreePort();
        var site = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "deploy", "nginx.conf"));
        foreach (var (no, node) in nodes.Index())
            site = site.Replace($"web{no + 1}:8080", $"127.0.0.1:{node}", StringComparison.Ordinal);
        // Names that are left are of nodes that are not there, and nginx would not find them.
        site = string.Join('\n', site.Split('\n').Where(l => !l.Contains(" server web", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(folder, "site.conf"), site.Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log {{folder}}/error;
            events { worker_connections 512; }
            http {
              access_log {{folder}}/access;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              include {{folder}}/site.conf;
            }
            """);
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
            // Its workers give up root.
            new DirectoryInfo(folder).UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        var server = ChildProcess.Start(new ProcessStartInfo(Program) { ArgumentList = { "-p", folder, "-c", Path.Combine(folder, "nginx.conf") } });
        var started = new NginxProcess(folder, server, port);
        await started.WaitUntilReadyAsync();
        return started;
    }

    public void Dispose()
    {
        // The master ends its workers when it is asked to; a kill would leave them.
        using (var kill = Process.Start("kill", ["-TERM", $"{_server.Id}"]))
            kill.WaitForExit();
        if (!_server.WaitForExit(TimeSpan.FromSeconds(20)))
            _server.Kill();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(50))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException) when (!_server.HasExited && DateTime.UtcNow < until)
            {
                // Not yet.
            }
            catch (SocketException e)
            {
                throw new InvalidOperationException($"nginx did not start: {Log}", e);
            }
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReplyFlow.Testing.Clamd;

/// <summary>
/// A throw-away scanner: Debian's clamd on a free loopback port and a socket, with a folder of signatures that holds one of ours. It dies with
/// this process.
/// </summary>
public sealed class ClamdProcess : IDisposable
{
    /// <summary>The text that the signature finds: harmless, and in nobody's list.</summary>
    public const string Virus = "REPLYFLOW-TEST-VIRUS-5f0c";

    /// <summary>What clamd calls it.</summary>
    public const string Signature = "ReplyFlow.Test.UNOFFICIAL";

    private const string Program = "/usr/sbin/clamd";

    private readonly DirectoryInfo _folder;
    private readonly Process _server;

    private ClamdProcess(DirectoryInfo folder, Process server, int port) => (_folder, _server, Port) = (folder, server, port);

    /// <summary>Whether it is here; not where REPLYFLOW_NO_TOOLS=1. With REPLYFLOW_REQUIRE_TOOLS=1 its absence is an error.</summary>
    public static bool IsHere
    {
        get
        {
            var isHere = Environment.GetEnvironmentVariable("REPLYFLOW_NO_TOOLS") != "1" && File.Exists(Program);
            return isHere || Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") != "1" ? isHere
                : throw new InvalidOperationException("clamav-daemon is required and not here.");
        }
    }

    public int Port { get; }

    /// <summary>As the product's setting names it.</summary>
    public string Address => $"tcp://127.0.0.1:{Port}";

    /// <summary>The same by its socket.</summary>
    public string SocketAddress => $"unix:{_folder.FullName}/socket";

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds its log.</exception>
    public static async Task<ClamdProcess> StartAsync(string streamMaxLength = "100M")
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-clamd-");
        var port = Loopback.FreePort();
        var signatures = folder.CreateSubdirectory("signatures");
        await File.WriteAllTextAsync(Path.Combine(signatures.FullName, "own.ndb"),
            $"{Signature.Split(".UNOFFICIAL")[0]}:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Virus))}\n");
        var configuration = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(configuration, $"""
            Foreground yes
            TCPAddr 127.0.0.1
            TCPSocket {port}
            LocalSocket {folder.FullName}/socket
            DatabaseDirectory {signatures.FullName}
            LogFile {folder.FullName}/log
            TemporaryDirectory {folder.CreateSubdirectory("tmp").FullName}
            StreamMaxLength {streamMaxLength}
            MaxThreads 4

            """);
        var server = ChildProcess.Start(new ProcessStartInfo(Program) { ArgumentList = { "-c", configuration }, RedirectStandardOutput = true, RedirectStandardError = true });
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        var started = new ClamdProcess(folder, server, port);
        await started.WaitUntilReadyAsync();
        return started;
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit(TimeSpan.FromSeconds(20));
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(50))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                await client.GetStream().WriteAsync("zPING\0"u8.ToArray());
                var answer = new byte[4];
                if (await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false) == answer.Length && answer.AsSpan().SequenceEqual("PONG"u8))
                    return;
            }
            catch (Exception e) when (e is SocketException or IOException && !_server.HasExited && DateTime.UtcNow < until)
            {
                // Not yet.
            }
            if (_server.HasExited || DateTime.UtcNow >= until)
                throw new InvalidOperationException($"clamd did not start: {await LogAsync()}");
        }
    }

    private async Task<string> LogAsync() => Path.Combine(_folder.FullName, "log") is var log && File.Exists(log) ? await File.ReadAllTextAsync(log) : "";
}

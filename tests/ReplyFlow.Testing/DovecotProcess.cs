using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReplyFlow.Testing;

/// <summary>
/// A throw-away IMAP server: Debian's dovecot, on a free loopback port, with a mailbox of its own in a temporary folder. Every account has the
/// password <see cref="Password"/>. It dies with this process.
/// </summary>
public sealed class DovecotProcess : IDisposable
{
    public const string Password = "geheim";

    private const string Program = "/usr/sbin/dovecot";

    private readonly string _folder;
    private readonly Process _server;

    private DovecotProcess(string folder, Process server, int port) => (_folder, _server, Port) = (folder, server, port);

    /// <summary>Whether it is here; not where REPLYFLOW_NO_TOOLS=1. With REPLYFLOW_REQUIRE_TOOLS=1 its absence is an error.</summary>
    public static bool IsHere
    {
        get
        {
            var isHere = Environment.GetEnvironmentVariable("REPLYFLOW_NO_TOOLS") != "1" && File.Exists(Program) && File.Exists("/usr/lib/dovecot/imap");
            return isHere || Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") != "1" ? isHere
                : throw new InvalidOperationException("dovecot-imapd is required and not here.");
        }
    }

    public int Port { get; }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds its log.</exception>
    public static async Task<DovecotProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-imap-").FullName;
        var port = Loopback.FreePort();
        var isRoot = Environment.UserName == "root";
        var (user, group) = isRoot ? ("nobody", "nogroup") : (await RunAsync("id", "-un"), await RunAsync("id", "-gn"));
        if (isRoot)
        {
            // Dovecot gives no mailbox to root.
            await RunAsync("chmod", "o+x", folder);
            await RunAsync("chown", user, Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName);
        }
        var configuration = Path.Combine(folder, "conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, port, user, group, isRoot));
        var server = ChildProcess.Start(new ProcessStartInfo(Program) { ArgumentList = { "-F", "-c", configuration } });
        var started = new DovecotProcess(folder, server, port);
        await started.WaitUntilReadyAsync();
        return started;
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit(TimeSpan.FromSeconds(20));
        _server.Dispose();
        // Its children end as they find it gone, and may still write a last line.
        for (var tries = 0; tries < 50 && Directory.Exists(_folder); tries++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static string Configuration(string folder, int port, string user, string group, bool isRoot) => $$"""
        protocols = imap
        listen = 127.0.0.1
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/log
        ssl = no
        disable_plaintext_auth = no
        first_valid_uid = 1
        mail_location = maildir:{{folder}}/mail
        {{(isRoot ? "" : $"default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}")}}
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid={{user}} gid={{group}} home={{folder}}
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }

        """;

    private async Task WaitUntilReadyAsync()
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(50))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                using var reader = new StreamReader(client.GetStream());
                if ((await reader.ReadLineAsync())?.StartsWith("* OK", StringComparison.Ordinal) == true)
                    return;
            }
            catch (Exception e) when (e is SocketException or IOException && !_server.HasExited && DateTime.UtcNow < until)
            {
                // Not yet.
            }
            if (_server.HasExited || DateTime.UtcNow >= until)
                throw new InvalidOperationException($"dovecot did not start: {await LogAsync()}");
        }
    }

    private async Task<string> LogAsync() => Path.Combine(_folder, "log") is var log && File.Exists(log) ? await File.ReadAllTextAsync(log) : "";

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}

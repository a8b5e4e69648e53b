using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace ReplyFlow.Testing.Smtp;

/// <summary>
/// A real SMTP server in a process of its own: npm's smtp-server, run by <c>tests/smtp/server.js</c>, whose head says
/// which recipient gets which behaviour. Needs <c>npm ci</c> in <c>tests/smtp</c> (test.sh runs it).
/// </summary>
public sealed class SmtpProcess : IAsyncDisposable
{
    /// <summary>The message a test skips with where it cannot run.</summary>
    public const string Absent = "No SMTP server process here: run npm ci in tests/smtp.";

    private readonly Process _process;
    private readonly ConcurrentQueue<JsonElement> _received;

    private SmtpProcess(Process process, int port, ConcurrentQueue<JsonElement> received)
    {
        _process = process;
        _received = received;
        Port = port;
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Messages it kept, as an independent parser read them; a message stands here before the server answers its data.</summary>
    public IReadOnlyList<JsonElement> Received => [.. _received];

    /// <summary>
    /// Where the scripts and their packages are; null where Node.js's packages are absent or REPLYFLOW_NO_TOOLS=1.
    /// With REPLYFLOW_REQUIRE_TOOLS=1 their absence is an error.
    /// </summary>
    public static string? Scripts
    {
        get
        {
            var folder = Path.Combine(RepositoryPaths.Root, "tests", "smtp");
            if (Environment.GetEnvironmentVariable("REPLYFLOW_NO_TOOLS") == "1")
                return null;
            if (Directory.Exists(Path.Combine(folder, "node_modules", "smtp-server")))
                return folder;
            return Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") == "1" ? throw new InvalidOperationException(Absent) : null;
        }
    }

    /// <summary>Starts one; null where <see cref="Scripts"/> is.</summary>
    public static async Task<SmtpProcess?> StartAsync(params string[] arguments)
    {
        if (Scripts is not { } folder)
            return null;
        var process = ChildProcess.Start(new ProcessStartInfo("node", [Path.Combine(folder, "server.js"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SMTP server process did not start.");
        var received = new ConcurrentQueue<JsonElement>();
        _ = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                received.Enqueue(JsonDocument.Parse(line).RootElement);
        });
        return new(process, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32(), received);
    }

    /// <summary>Waits until that many messages were read.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceivedAsync(int count)
    {
        for (var until = DateTime.UtcNow.AddSeconds(20); _received.Count < count; await Task.Delay(10))
            if (DateTime.UtcNow > until)
                throw new TimeoutException($"Only {_received.Count} of {count} messages arrived.");
        return Received;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Reminders;

/// <summary>A process of its own that runs the reminders, or tells people elsewhere (ReplyFlow.Testing.Node); its clock is set from here.</summary>
internal sealed class ReminderNode : IAsyncDisposable
{
    private readonly System.Diagnostics.Process _process;
    private readonly Task<string> _errors;

    private ReminderNode(System.Diagnostics.Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Starts one on a database; returns when it is ready.</summary>
    public static Task<ReminderNode> StartAsync(DatabaseAddress database) => StartAsync([Address(database)]);

    /// <summary>Starts one that tells people elsewhere.</summary>
    /// <param name="database">The database.</param>
    /// <param name="keys">The folder of the keys that its secrets are sealed with.</param>
    public static Task<ReminderNode> StartAlertsAsync(DatabaseAddress database, string keys) => StartAsync(["alerts", Address(database), keys]);

    private static string Address(DatabaseAddress database) => database.FilePath is { } path ? $"sqlite:{path}" : database.ConnectionString;

    private static async Task<ReminderNode> StartAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReplyFlow.Testing.Node.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = new ReminderNode(System.Diagnostics.Process.Start(start)!);
        if (await node._process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException($"The node did not start: {await node._errors}");
        return node;
    }

    /// <summary>Sets its clock and runs the reminders.</summary>
    public async Task<ReminderRun> RunAsync(DateTimeOffset now)
    {
        var parts = (await AnswerAsync(now)).Split(' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
        return new ReminderRun(parts[0], parts[1], parts[2]);
    }

    /// <summary>Sets its clock, lets it do what is due, and says what it answered.</summary>
    public async Task<string> AnswerAsync(DateTimeOffset now)
    {
        await BeginAsync(now);
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The node ended: {await _errors}");
    }

    /// <summary>Sets its clock and lets it begin, without waiting.</summary>
    public Task BeginAsync(DateTimeOffset now) => _process.StandardInput.WriteLineAsync(now.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it end, and returns what it logged as a warning or an error.</summary>
    public async Task<string> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return await _errors;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Browser.Tests.Outage;

/// <summary>A PostgreSQL server of this test's own that is stopped and started again on the same data and port.</summary>
internal sealed class StoppablePostgres : IDisposable
{
    private readonly string _data;
    private readonly string _program;
    private Process? _again;

    private StoppablePostgres(string connectionString, string data)
    {
        (ConnectionString, _data) = (connectionString, data);
        _program = new FileInfo($"/proc/{Pid}/exe").ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    public string ConnectionString { get; }

    private string Pid => File.ReadLines(Path.Combine(_data, "postmaster.pid")).First();

    /// <summary>Starts it; skips the test where no binaries are installed.</summary>
    public static async Task<StoppablePostgres> StartAsync()
    {
        var connectionString = Environment.GetEnvironmentVariable("REPLYFLOW_TEST_POSTGRES") == "none" ? null : await PostgresProcess.StartAsync();
        Assert.SkipUnless(connectionString is not null, "No PostgreSQL here: install it (Debian: postgresql).");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SHOW data_directory", connection);
        return new StoppablePostgres(connectionString!, (string)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>Stops it as an operator would: at once, without waiting for its clients.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-INT", Pid]);
        await kill.WaitForExitAsync();
        // Its parent has yet to take note of its end: what counts is that nobody answers.
        for (var until = DateTime.UtcNow.AddSeconds(60); await AnswersAsync(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < until, "The server did not stop.");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return File.Exists(Path.Combine(_data, "postmaster.pid"));
        }
    }

    public void StartAgain()
    {
        var port = new NpgsqlConnectionStringBuilder(ConnectionString).Port.ToString(CultureInfo.InvariantCulture);
        string[] server = [_program, "-D", _data, "-h", "127.0.0.1", "-p", port, "-k", Path.GetDirectoryName(_data)!];
        // PostgreSQL refuses to run as root.
        string[] command = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. server] : server;
        _again = ChildProcess.Start(new ProcessStartInfo(command[0], command[1..]));
    }

    public void Dispose()
    {
        if (_again is null)
            return;
        _again.Kill(entireProcessTree: true);
        _again.WaitForExit();
        _again.Dispose();
    }
}

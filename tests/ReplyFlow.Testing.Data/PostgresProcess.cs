using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ReplyFlow.Testing.Data;

/// <summary>
/// A throw-away PostgreSQL server on a free loopback port, made from the machine's own binaries in a temporary folder.
/// A small shell holds it: when this process ends, however it ends, the shell's input closes and it stops the server.
/// </summary>
public static class PostgresProcess
{
    /// <summary>The shell's script: runs as the server's user with folder, binaries, port and fsync as arguments.</summary>
    private const string Holder = """
        data=$1; bin=$2; port=$3; fsync=$4
        trap '' INT TERM HUP
        with= # where setpriv is, the kernel ends the server even if this shell is killed
        command -v setpriv >/dev/null && with="setpriv --pdeathsig QUIT"
        "$bin/initdb" -D "$data/db" -U replyflow -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$data/log" 2>&1 || exit 1
        $with "$bin/postgres" -D "$data/db" -h 127.0.0.1 -p "$port" -k "$data" -c fsync="$fsync" -c synchronous_commit="$fsync" \
          -c full_page_writes="$fsync" -c max_connections=200 >>"$data/log" 2>&1 &
        server=$!
        read -r _
        kill -INT "$server"
        wait "$server"
        rm -rf "$data"
        """;

    /// <summary>Starts a server.</summary>
    /// <param name="fsync">Whether commits reach the disk: on for crash tests and benchmarks, off for speed.</param>
    /// <returns>A connection string to its maintenance database; null where no binaries are installed.</returns>
    /// <exception cref="InvalidOperationException">It did not start; the message holds its log.</exception>
    public static async Task<string?> StartAsync(bool fsync = false)
    {
        if (FindBinaries() is not { } binaries)
            return null;
        var folder = Directory.CreateTempSubdirectory("replyflow-pg-").FullName;
        var port = Loopback.FreePort();
        var start = new ProcessStartInfo { RedirectStandardInput = true };
        var arguments = new List<string> { "sh", "-c", Holder, "sh", folder, binaries, port.ToString(CultureInfo.InvariantCulture), fsync ? "on" : "off" };
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chown", "postgres", folder);
            arguments.InsertRange(0, ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]);
        }
        start.FileName = arguments[0];
        arguments[1..].ForEach(start.ArgumentList.Add);
        var holder = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            holder.StandardInput.Close();
            holder.WaitForExit(TimeSpan.FromSeconds(20));
        };
        var connectionString = $"Host=127.0.0.1;Port={port};Username=replyflow;Database=postgres";
        await WaitUntilReadyAsync(connectionString, holder, Path.Combine(folder, "log"));
        return connectionString;
    }

    private static async Task WaitUntilReadyAsync(string connectionString, Process holder, string log)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        for (; ; )
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!holder.HasExited && DateTime.UtcNow < until)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}", e);
            }
        }
    }

    private static string? FindBinaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Where(d => int.TryParse(Path.GetFileName(d), out var version) && version >= 14)
            .OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin"))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Start;

/// <summary>What a program that could not start said.</summary>
internal sealed record FailedStart(int Exit, string Output, string Error)
{
    /// <summary>Runs the built product on a data folder until it ends by itself.</summary>
    public static Task<FailedStart> OfProductAsync(string dataFolder, params (string Name, string Value)[] settings)
    {
        var web = Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", "Release", "net10.0", "ReplyFlow.Web.dll")]) { WorkingDirectory = web };
        start.Environment["ReplyFlow__DataFolder"] = dataFolder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return RunAsync(start);
    }

    /// <summary>Runs run.sh until it ends by itself.</summary>
    public static Task<FailedStart> OfRunScriptAsync(string dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryPaths.Root, "run.sh"), arguments);
        start.Environment["REPLYFLOW_DATA"] = dataFolder;
        return RunAsync(start);
    }

    /// <summary>A port that somebody listens on until the listener is disposed.</summary>
    public static TcpListener TakePort(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    /// <summary>Its lines on stderr, each of them plain.</summary>
    public IReadOnlyList<string> Lines()
    {
        Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error + Output, StringComparison.Ordinal);
        return Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<FailedStart> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = ChildProcess.Start(start);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(120));
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

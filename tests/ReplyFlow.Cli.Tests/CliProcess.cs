using System.Diagnostics;
using System.Text;
using ReplyFlow.Testing;

namespace ReplyFlow.Cli.Tests;

/// <summary>Runs the built command line as people run it, in a process of its own.</summary>
public static class CliProcess
{
    public static Task<CliResult> Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static async Task<CliResult> RunWith((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "replyflow.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = ChildProcess.Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, await output, await error);
    }
}

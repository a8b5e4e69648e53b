using System.Diagnostics;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Runs a program of the machine. Where it is absent the test is skipped, unless REPLYFLOW_REQUIRE_TOOLS=1.</summary>
internal static class Tool
{
    /// <summary>Runs it and gives what it wrote to standard output; its errors follow where it failed.</summary>
    public static (int Exit, string Output) Run(string name, params IEnumerable<string> arguments)
    {
        var (exit, output, errors) = Start(name, arguments);
        return (exit, exit == 0 ? output : output + errors);
    }

    /// <summary>Runs it and gives all that it said, warnings included.</summary>
    public static (int Exit, string Output) RunAll(string name, params IEnumerable<string> arguments)
    {
        var (exit, output, errors) = Start(name, arguments);
        return (exit, output + errors);
    }

    /// <summary>Skips or fails the running test where a program is absent; to be asked before a property runs, which takes a skip for a failure.</summary>
    public static void Need(string program) => Need(Find(program) is not null, program);

    private static (int Exit, string Output, string Errors) Start(string name, IEnumerable<string> arguments)
    {
        Need(Find(name) is not null, name);
        var start = new ProcessStartInfo(name) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = ChildProcess.Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Skips the running test, or fails it where the tools are required.</summary>
    public static void Need(bool there, string what)
    {
        if (there) return;
        Assert.False(Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") == "1", $"{what} is required and not here.");
        Assert.Skip($"{what} is not here.");
    }

    private static string? Find(string name) => Environment.GetEnvironmentVariable("REPLYFLOW_NO_TOOLS") == "1" ? null :
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(dir => Path.Combine(dir, name)).FirstOrDefault(File.Exists);
}

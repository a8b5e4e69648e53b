using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReplyFlow.Testing;

/// <summary>
/// Starts the programs that tests need so that they end when this process ends, however it ends: the kernel kills them
/// (util-linux's <c>setpriv --pdeathsig</c>). Where setpriv is absent they are started as they are.
/// </summary>
public static class ChildProcess
{
    // The kernel's signal comes when the thread that started the child ends, and a pool thread may end at any time:
    // one thread, which lives as long as this process, starts them all.
    private static readonly BlockingCollection<Action> Starts = [];

    static ChildProcess() => new Thread(() =>
    {
        foreach (var start in Starts.GetConsumingEnumerable())
            start();
    })
    { IsBackground = true, Name = "Child processes" }.Start();

    /// <summary>The path of setpriv; null where it is absent.</summary>
    public static string? SetPriv { get; } = new[] { "/usr/bin/setpriv", "/bin/setpriv" }.FirstOrDefault(File.Exists);

    /// <summary>Starts a program; its arguments must be in the argument list.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        if (SetPriv is not null)
        {
            string[] arguments = ["--pdeathsig", "KILL", "--", start.FileName, .. start.ArgumentList];
            start.FileName = SetPriv;
            start.ArgumentList.Clear();
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
        }
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }
}

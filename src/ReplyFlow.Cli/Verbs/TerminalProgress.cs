using System.Diagnostics;
using ReplyFlow.Data.Backup;

namespace ReplyFlow.Cli.Verbs;

/// <summary>Shows how far long work has come, in one line of the terminal that goes when it is done; nothing where nobody looks.</summary>
internal sealed class TerminalProgress : IProgress<WorkProgress>, IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter _terminal = Console.IsErrorRedirected ? TextWriter.Null : Console.Error;
    private long _shown;
    private string _what = "";

    /// <inheritdoc />
    public void Report(WorkProgress value)
    {
        if (value.What == _what && Stopwatch.GetElapsedTime(_shown) < Between)
            return;
        (_what, _shown) = (value.What, Stopwatch.GetTimestamp());
        // To the line's end, whatever stood there.
        _terminal.Write(value.Total == 0 ? $"\r{value.What}……\u001b[K" : $"\r{value.What} {value.Done * 100 / value.Total}%\u001b[K");
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_what.Length > 0)
            _terminal.Write("\r\u001b[K");
    }
}

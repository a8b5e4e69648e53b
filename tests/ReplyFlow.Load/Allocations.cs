using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace ReplyFlow.Load;

/// <summary>What a process allocates, told by its runtime's own counter; nothing of the program is changed for it.</summary>
internal sealed class Allocations : IDisposable
{
    private readonly EventPipeSession _session;
    private readonly EventPipeEventSource _source;
    private readonly Lock _lock = new();
    private double _bytes;
    private TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Allocations(int process)
    {
        _session = new DiagnosticsClient(process).StartEventPipeSession(
            new EventPipeProvider("System.Runtime", EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = "0.5" }),
            requestRundown: false);
        _source = new EventPipeEventSource(_session.EventStream);
        _source.Dynamic.All += Take;
        new Thread(Process) { IsBackground = true, Name = "Counters" }.Start();
    }

    /// <summary>Bytes since the beginning, when the counter has been told twice from now on: all that was allocated until now is in it.</summary>
    public async Task<double> ReadAsync(CancellationToken ct)
    {
        await NextAsync(ct);
        await NextAsync(ct);
        lock (_lock)
            return _bytes;
    }

    public void Dispose()
    {
        _session.Stop();
        _source.Dispose();
        _session.Dispose();
    }

    private void Process()
    {
        try
        {
            _source.Process();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or FormatException)
        {
            // The product has ended, in the middle of an event.
        }
    }

    private Task NextAsync(CancellationToken ct)
    {
        lock (_lock)
            return _told.Task.WaitAsync(TimeSpan.FromSeconds(30), ct);
    }

    private void Take(TraceEvent e)
    {
        if (e.EventName != "EventCounters" || e.PayloadByName("") is not IDictionary<string, object> outer
            || outer["Payload"] is not IDictionary<string, object> counter || counter["Name"] is not "alloc-rate")
            return;
        lock (_lock)
        {
            _bytes += Convert.ToDouble(counter["Increment"], System.Globalization.CultureInfo.InvariantCulture);
            _told.SetResult();
            _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReplyFlow.Testing.Data;

/// <summary>Collects the statements that contexts send to their databases. Made before them: a context that nobody watches looks for watchers once a second only.</summary>
public sealed class SqlWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<(string File, string Sql), bool> _seen = [];
    private readonly ConcurrentQueue<(string File, string Sql)> _all = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public SqlWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Each different statement that a database file has seen.</summary>
    public IEnumerable<string> SeenBy(string file) => _seen.Keys.Where(s => s.File == file).Select(s => s.Sql);

    /// <summary>Every statement that a database file has seen since the last call, in their order.</summary>
    public IReadOnlyList<string> TakeFrom(string file)
    {
        var taken = new List<string>();
        while (_all.TryDequeue(out var one))
            if (one.File == file)
                taken.Add(one.Sql);
        return taken;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
            _subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: var command })
        {
            _seen[(command.Connection!.DataSource, command.CommandText)] = true;
            _all.Enqueue((command.Connection.DataSource, command.CommandText));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// Keeps what this process measured since its start, from the very instruments that OpenTelemetry exports, whether it is switched on or not.
/// </summary>
public sealed class NodeFigures : IDisposable
{
    /// <summary>The web server's instrument: how long requests take.</summary>
    public const string Requests = "http.server.request.duration";

    private const string RouteTag = "http.route";
    private const string MethodTag = "http.request.method";

    private readonly ConcurrentDictionary<(string Name, string Tag), Timings> _timings = new();
    private readonly MeterListener _listener = new();

    /// <summary>Begins to listen.</summary>
    public NodeFigures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ProductMeter.Name || instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: Requests })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) => Of(instrument, tags)?.Add(seconds));
        _listener.SetMeasurementEventCallback<long>((instrument, many, tags, _) => Of(instrument, tags)?.Add(many));
        _listener.Start();
    }

    /// <summary>All of it now.</summary>
    public IReadOnlyList<Figure> Read() =>
        [.. _timings.Select(t => new Figure(t.Key.Name, t.Key.Tag, t.Value.Count, t.Value.Within(0.5), t.Value.Within(0.95)))];

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    /// <summary>Where it is counted: requests by method and the first part of their page's address, and not at all without a page.</summary>
    private Timings? Of(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? page = null;
        var (method, tag) = ("", "");
        foreach (var t in tags)
            if (t.Key == RouteTag)
                page = (t.Value as string ?? "").TrimStart('/').Split('/')[0].ToLowerInvariant();
            else if (t.Key == MethodTag)
                method = t.Value as string ?? "";
            else if (t.Key == ProductMeter.StepTag)
                tag = t.Value as string ?? "";
        if (instrument.Name != Requests)
            return _timings.GetOrAdd((instrument.Name, tag), _ => new Timings());
        return page is null ? null : _timings.GetOrAdd((Requests, $"{method} {page}"), _ => new Timings());
    }
}

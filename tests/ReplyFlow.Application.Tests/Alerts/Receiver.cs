using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Application.Tests.Alerts;

/// <summary>A gateway or a push service on loopback: keeps what comes, and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentQueue<Received> _received = new();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Where it listens, without a path.</summary>
    public string Origin => _app.Urls.Single();

    /// <summary>What came, in order.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Awaited before anything is answered.</summary>
    public Task Before { get; set; } = Task.CompletedTask;

    /// <summary>How many requests are answered at once; those after wait for <see cref="Before"/>.</summary>
    public int AtOnce { get; set; }

    /// <summary>Done when the first request has come.</summary>
    public TaskCompletionSource Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.AnswerAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What it answers next, one a request; then 201.</summary>
    public void Answer(params int[] statuses)
    {
        foreach (var status in statuses)
            _answers.Enqueue(status);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue(new Received(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()), body.ToArray()));
        Came.TrySetResult();
        if (_received.Count > AtOnce)
            await Before;
        http.Response.StatusCode = _answers.TryDequeue(out var status) ? status : StatusCodes.Status201Created;
        if (http.Response.StatusCode is >= 300 and < 400)
            http.Response.Headers.Location = "/elsewhere";
        await http.Response.WriteAsync("what the other side says is nobody's to see");
    }
}

/// <summary>A request as it came.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

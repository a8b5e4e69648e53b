using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Web.Tests.Nodes;

/// <summary>A collector of OpenTelemetry on a free loopback port that keeps what it is sent: its texts stand in the bytes as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Text)> _taken = new();
    private readonly WebApplication _server;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var bytes = new MemoryStream();
            await context.Request.Body.CopyToAsync(bytes);
            _taken.Enqueue((context.Request.Path, Encoding.UTF8.GetString(bytes.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => _server.Urls.Single();

    public string Traces => Of("/v1/traces");

    public string Metrics => Of("/v1/metrics");

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string Of(string path) => string.Concat(_taken.Where(t => t.Path == path).Select(t => t.Text));
}

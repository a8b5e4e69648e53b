using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Setup;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// OpenTelemetry, where the settings name a collector. Addresses of personal pages have lost their tokens before anything is traced
/// (<see cref="PersonalToken"/>); of statements the text goes out, never a value; of people nothing.
/// </summary>
public static class Telemetry
{
    /// <summary>What the web server's instrumentation would tell of people: their browser, their address, what they asked for after the "?".</summary>
    private static readonly string[] OfPeople = ["user_agent.original", "client.address", "network.peer.address", "url.query"];

    private static readonly string[] Meters =
        [ProductMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Runtime"];

    /// <summary>Adds traces and metrics where they are switched on.</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ReplyFlowSettings.Section).Get<ReplyFlowSettings>() ?? new();
        if (settings.Telemetry.Endpoint.TrimEnd('/') is not { Length: > 0 } collector)
            return builder;
        builder.Services.AddSingleton<OutboxGauge>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("replyflow", serviceInstanceId: NodeIdentity.Name))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o =>
                {
                    o.Filter = http => !http.Request.Path.StartsWithSegments(Health.AlivePath) && !http.Request.Path.StartsWithSegments(Health.ReadyPath);
                    o.EnrichWithHttpResponse = (activity, _) => Array.ForEach(OfPeople, tag => activity.SetTag(tag, null));
                })
                .AddSource("Npgsql")
                .AddOtlpExporter(o => To(o, $"{collector}/v1/traces")))
            .WithMetrics(m => m.AddMeter(Meters).AddOtlpExporter(o => To(o, $"{collector}/v1/metrics")));
        return builder;
    }

    private static void To(OtlpExporterOptions options, string address)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(address);
    }
}

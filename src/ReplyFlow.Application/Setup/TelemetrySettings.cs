namespace ReplyFlow.Application.Setup;

/// <summary>OpenTelemetry; configuration section <c>ReplyFlow:Telemetry</c>.</summary>
public sealed class TelemetrySettings
{
    /// <summary>
    /// Base address of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318; traces and metrics are sent there. Default empty:
    /// none are made.
    /// </summary>
    public string Endpoint { get; set; } = "";
}

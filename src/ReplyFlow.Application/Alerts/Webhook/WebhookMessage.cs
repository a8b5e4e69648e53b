using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReplyFlow.Application.Alerts.Channels;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>A message of the webhook: JSON, with the time and a signature over both in headers.</summary>
public static class WebhookMessage
{
    /// <summary>Header with the second of sending, Unix time.</summary>
    public const string TimestampHeader = "X-ReplyFlow-Timestamp";

    /// <summary>Header with the signature.</summary>
    public const string SignatureHeader = "X-ReplyFlow-Signature";

    private const string Prefix = "sha256=";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The request.</summary>
    /// <param name="address">The gateway.</param>
    /// <param name="secret">The shared secret.</param>
    /// <param name="news">What is told; without lines it is a test.</param>
    /// <param name="at">The instant of sending.</param>
    public static HttpRequestMessage Of(string address, string secret, AlertNews news, DateTimeOffset at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Body(news.Recipient, news.Lines.Count == 0,
            [.. news.Lines.Select(l => new Line(l.Id, l.Kind, l.Step, l.WorkItemId, l.CaseId, l.Due))]), Json);
        var second = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add(TimestampHeader, second);
        request.Headers.Add(SignatureHeader, Signature(secret, second, body));
        request.Headers.UserAgent.ParseAdd("ReplyFlow");
        return request;
    }

    /// <summary>HMAC-SHA256 under the secret of the second, a point and the body, in hexadecimal.</summary>
    public static string Signature(string secret, string second, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(second + "."), .. body];
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    private sealed record Body(string Recipient, bool Test, IReadOnlyList<Line> Events);

    private sealed record Line(Guid Id, Domain.Alerts.AlertKind Kind, string Step, Guid WorkItem, Guid Case, DateOnly? Due);
}

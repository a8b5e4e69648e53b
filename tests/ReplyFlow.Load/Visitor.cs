using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ReplyFlow.Load;

/// <summary>How one request went.</summary>
/// <param name="Milliseconds">Until its last byte.</param>
/// <param name="FirstByte">Until its head.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Error">What was wrong; null for nothing.</param>
internal sealed record Visit(double Milliseconds, double FirstByte, long Bytes, string? Error);

/// <summary>A person who is signed in, with a connection and cookies of their own.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private string _token = "";

    /// <param name="address">Where the product listens.</param>
    /// <param name="place">Which of the machine's own addresses they come from: only so many may sign in from one.</param>
    public Visitor(Uri address, int place)
    {
        var from = new IPEndPoint(new IPAddress([127, 0, (byte)(1 + place / 50), 1]), 0);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _client = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Signs in.</summary>
    public async Task SignInAsync(string userName, string password, CancellationToken ct)
    {
        var page = await _client.GetStringAsync("/Account/Login", ct);
        using var form = new FormUrlEncodedContent([new("UserName", userName), new("Password", password), new(Token, TokenOf(page))]);
        using var answer = await _client.PostAsync("/Account/Login", form, ct);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode}");
    }

    /// <summary>Reads a page or a file.</summary>
    public Task<Visit> GetAsync(string path, CancellationToken ct) => VisitAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);

    /// <summary>Sends the fields of a form that is on a page.</summary>
    public async Task<Visit> PostAsync(string page, string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        if (_token.Length == 0)
            _token = TokenOf(await _client.GetStringAsync(page, ct));
        return await VisitAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Append(new(Token, _token))) }, ct);
    }

    /// <summary>Reads a page, or sends the fields of a form that is on one, and gives what came; a redirect is an answer too.</summary>
    public async Task<(Visit Visit, string Html)> ReadAsync(string page, string path, IEnumerable<KeyValuePair<string, string>>? fields, CancellationToken ct)
    {
        if (fields is not null && _token.Length == 0)
            _token = TokenOf(await _client.GetStringAsync(page, ct));
        using var request = fields is null ? new HttpRequestMessage(HttpMethod.Get, path)
            : new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Append(new(Token, _token))) };
        var began = Stopwatch.GetTimestamp();
        using var answer = await _client.SendAsync(request, ct);
        var html = await answer.Content.ReadAsStringAsync(ct);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return (new Visit(took, took, html.Length, (int)answer.StatusCode < 400 ? null : ((int)answer.StatusCode).ToString()), html);
    }

    public void Dispose() => _client.Dispose();

    private const string Token = "__RequestVerificationToken";

    private static string TokenOf(string html) => TokenField().Match(html).Groups[1].Value;

    private async Task<Visit> VisitAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            using (request)
            {
                using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                var (first, bytes) = (0.0, 0L);
                await using var body = await answer.Content.ReadAsStreamAsync(ct);
                var buffer = new byte[64 * 1024];
                for (int read; (read = await body.ReadAsync(buffer, ct)) > 0; bytes += read)
                    if (first == 0)
                        first = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                return new Visit(
                    Stopwatch.GetElapsedTime(began).TotalMilliseconds, first, bytes, answer.IsSuccessStatusCode ? null : ((int)answer.StatusCode).ToString());
            }
        }
        catch (HttpRequestException e)
        {
            return new Visit(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 0, 0, e.HttpRequestError.ToString());
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex TokenField();
}

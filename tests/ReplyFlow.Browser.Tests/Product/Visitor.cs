using System.Net;
using System.Text.RegularExpressions;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>A person at the product's pages over real HTTP, with cookies that outlive a restart of the product.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = true,
        CookieContainer = new CookieContainer(),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public required string UserName { get; init; }

    public required string Password { get; init; }

    /// <summary>Where the product listens now; its port changes with each start.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1");

    /// <summary>How often it had to sign in.</summary>
    public int SignIns { get; private set; }

    /// <summary>Called as each request is sent.</summary>
    public Action Sending { get; set; } = () => { };

    public async Task<string> GetAsync(string path)
    {
        var response = await SendAsync(HttpMethod.Get, path);
        if (response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().Contains("/Account/Login"))
        {
            await SignInAsync();
            response = await SendAsync(HttpMethod.Get, path);
        }
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Where a page sends its reader on to, path and query; null when it is shown itself.</summary>
    public async Task<string?> SentOnAsync(string path)
    {
        var response = await SendAsync(HttpMethod.Get, path);
        var location = response.Headers.Location;
        return location is null ? null : location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
    }

    /// <summary>Sends a form; true when the product answered with a redirect, which is its success.</summary>
    public async Task<bool> PostAsync(string path, IEnumerable<(string Name, string Value)> fields) => (await AnswerAsync(path, fields)).Taken;

    /// <summary>Sends a form, and reads the page that came instead of a redirect.</summary>
    public async Task<(bool Taken, string Html)> AnswerAsync(string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var response = await SendAsync(HttpMethod.Post, path, content);
        var led = response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther;
        var taken = led && !response.Headers.Location!.ToString().Contains("/Account/Login");
        return (taken, taken ? "" : await response.Content.ReadAsStringAsync());
    }

    /// <summary>Links of a page to work items.</summary>
    public static IReadOnlyList<string> WorkLinks(string html) => [.. WorkLink().Matches(html).Select(m => m.Groups[1].Value).Distinct()];

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        Sending();
        return await _client.SendAsync(new HttpRequestMessage(method, new Uri(Address, path)) { Content = content });
    }

    private async Task SignInAsync()
    {
        SignIns++;
        var page = await (await SendAsync(HttpMethod.Get, "/Account/Login")).Content.ReadAsStringAsync();
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        if (!await PostAsync("/Account/Login", [("UserName", UserName), ("Password", Password), ("__RequestVerificationToken", token)]))
            throw new InvalidOperationException($"{UserName} could not sign in.");
    }

    [GeneratedRegex("href=\"/work/([0-9a-f-]{36})\"")]
    private static partial Regex WorkLink();
}

using System.Net;

namespace ReplyFlow.Web.Tests.App;

/// <summary>What the product answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Where it redirects to, path and query; empty when it does not.</param>
/// <param name="Html">The body.</param>
/// <param name="Headers">Headers, those of the content among them.</param>
public sealed record Answer(HttpStatusCode Status, string Location, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether it asks to sign in before the address is shown.</summary>
    public bool AsksToSignIn => Location.StartsWith("/Account/Login?returnUrl=", StringComparison.Ordinal);

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var location = response.Headers.Location is { } l ? (l.IsAbsoluteUri ? l.PathAndQuery : l.ToString()) : "";
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, location, await response.Content.ReadAsStringAsync(), headers);
        }
    }

    /// <summary>Fails unless the page was shown.</summary>
    public Answer Shown()
    {
        Assert.Equal(HttpStatusCode.OK, Status);
        return this;
    }

    /// <summary>Fails unless it redirects to the given path.</summary>
    public Answer LedTo(string path)
    {
        Assert.True(Status is HttpStatusCode.Redirect or HttpStatusCode.Found, $"{(int)Status} instead of a redirect to {path}: {Html}");
        Assert.Equal(path, Location.Split('?')[0]);
        return this;
    }

    /// <summary>Fails unless the same page came back with an error that has the given words.</summary>
    public Answer Refused(string words)
    {
        Assert.Equal(HttpStatusCode.BadRequest, Status);
        Assert.Contains(words, WebUtility.HtmlDecode(Html), StringComparison.Ordinal);
        return this;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace ReplyFlow.Web.Tests.App;

/// <summary>A browser with its cookies, by hand: redirects are answers, forms carry the page's token.</summary>
public sealed partial class Browser(HttpClient client)
{
    /// <summary>The client beneath, for unusual requests.</summary>
    public HttpClient Client { get; } = client;

    /// <summary>Opens a page.</summary>
    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Client.GetAsync(path));

    /// <summary>Opens a page and sends a form to it with its token.</summary>
    /// <param name="path">The page, with the handler in its query if need be.</param>
    /// <param name="fields">The form; a name may occur more than once.</param>
    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(path);
        return await SendAsync(path, [.. fields, ("__RequestVerificationToken", Token(page.Html))]);
    }

    /// <summary>Sends a form without opening the page first, and without a token unless it is among the fields.</summary>
    public async Task<Answer> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Answer.OfAsync(await Client.PostAsync(path, content));
    }

    /// <summary>Signs in; fails the test when that is refused.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        var answer = await TrySignInAsync(userName, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    /// <summary>Tries to sign in.</summary>
    public Task<Answer> TrySignInAsync(string userName, string password) =>
        PostAsync("/Account/Login", ("UserName", userName), ("Password", password));

    /// <summary>The antiforgery token of a page's form.</summary>
    public static string Token(string html) => TokenField().Match(html) is { Success: true } m
        ? m.Groups["token"].Value
        : throw new InvalidOperationException($"The page has no token: {html[..Math.Min(500, html.Length)]}");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenField();
}

using System.Net;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// What was just sent, as a form with one button that sends it once more: for a page that answers before anything could be kept. Files
/// and passwords are not repeated; where there are any, there is no such form.
/// </summary>
internal static class SentAgain
{
    private const int MostCharacters = 400_000;

    /// <summary>The form as HTML; empty where what was sent cannot be repeated so.</summary>
    /// <param name="context">The request.</param>
    /// <param name="address">Where it goes, without its query; null for where the request went.</param>
    public static async Task<string> FormAsync(HttpContext context, string? address = null)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || await FormKeeper.ReadAsync(request) is not { } form)
            return "";
        if (form.Files.Count > 0 || form.Keys.Any(k => TypedForm.IsSecret(k) || k.Contains("password", StringComparison.OrdinalIgnoreCase)))
            return "";
        // Whoever answers for a failure finds the error page's address in the request.
        var path = address ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? request.Path;
        var html = new StringBuilder($"<form method=\"post\" action=\"{Encoded(path + request.QueryString)}\">");
        foreach (var (name, values) in form)
            foreach (var value in values)
                html.Append($"<input type=\"hidden\" name=\"{Encoded(name)}\" value=\"{Encoded(value ?? "")}\" />");
        html.Append("<button class=\"btn btn-primary\">再点一次</button></form>");
        return html.Length > MostCharacters ? "" : html.ToString();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

using System.Net;
using System.Text;
using MimeKit.Text;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// The HTML of a mail as it may stand in a page: its words, its paragraphs and where its links lead. It is written anew, every text
/// encoded, so that nothing else of it comes through.
/// </summary>
internal static class ShownMail
{
    /// <summary>The page's part.</summary>
    public static string Of(string html)
    {
        var shown = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
            if (token is HtmlTagToken tag)
                shown.Append(Kept(tag));
            // What stands in scripts and styles is no text.
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } text)
                shown.Append(WebUtility.HtmlEncode(text.Data));
        return shown.ToString().Trim();
    }

    private static string Kept(HtmlTagToken tag) => (tag.Id, tag.IsEndTag) switch
    {
        (HtmlTagId.P, false) => "<p>",
        (HtmlTagId.P, true) => "</p>",
        (HtmlTagId.Br, false) => "<br>",
        (HtmlTagId.A, true) => "</a>",
        // What a mail program does by itself: a link opens beside the mail, and learns nothing of it.
        (HtmlTagId.A, false) => $"<a{Address(tag)} target=\"_blank\" rel=\"noopener noreferrer\">",
        _ => "",
    };

    private static string Address(HtmlTagToken link) =>
        Uri.TryCreate(link.Attributes.FirstOrDefault(a => a.Id == HtmlAttributeId.Href)?.Value, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            ? $" href=\"{WebUtility.HtmlEncode(uri.OriginalString)}\"" : "";
}

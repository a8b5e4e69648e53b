using System.Net;
using System.Text;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>A plain text as quiet HTML: its own words in its own order, large enough to read, nothing fetched from anywhere.</summary>
internal static class MailHtml
{
    /// <summary>The page.</summary>
    public static string Of(string text)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head>\n")
            .Append("<body style=\"font-size:18px;line-height:1.7;color:#1a1a1a;max-width:40em\">\n");
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(Line)).Append("</p>\n");
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>A line that is an address leads there.</summary>
    private static string Line(string line)
    {
        var encoded = WebUtility.HtmlEncode(line);
        return Uri.TryCreate(line, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? $"<a href=\"{encoded}\">{encoded}</a>" : encoded;
    }
}

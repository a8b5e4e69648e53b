using Microsoft.AspNetCore.Html;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Writes compared text with its deletions and insertions, without a space between the pieces.</summary>
public static class RedlineHtml
{
    /// <summary>One paragraph.</summary>
    public static IHtmlContent Write(IEnumerable<RedlinePiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            var tag = piece.Kind switch { RedlineKind.Deleted => "del", RedlineKind.Inserted => "ins", _ => null };
            if (tag is null)
                html.Append(piece.Text);
            else
                html.AppendHtml($"<{tag}>").Append(piece.Text).AppendHtml($"</{tag}>");
        }
        return html;
    }
}

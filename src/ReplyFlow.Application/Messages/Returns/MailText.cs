using System.Text;
using MimeKit;
using MimeKit.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>The words of a text part; of HTML its text alone.</summary>
internal static class MailText
{
    private static readonly HashSet<HtmlTagId> Breaks = [HtmlTagId.Br, HtmlTagId.P, HtmlTagId.Div, HtmlTagId.LI, HtmlTagId.TR, HtmlTagId.BlockQuote];

    // Servers write in GBK and other sets that .NET knows only by this.
    static MailText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Of(TextPart part)
    {
        var text = part.Content is null ? "" : Decode(part);
        return part.IsHtml ? FromHtml(text) : text;
    }

    private static string Decode(TextPart part)
    {
        // GB 18030 holds the two older sets, and programs name those for texts that hold more.
        var charset = part.ContentType.Charset?.Trim().ToLowerInvariant() is var named && named is "gb2312" or "gbk" ? "gb18030" : named;
        try
        {
            return charset is null or "" ? part.Text : part.GetText(Encoding.GetEncoding(charset));
        }
        catch (ArgumentException)
        {
            return part.Text;
        }
    }

    private static string FromHtml(string html)
    {
        var text = new StringBuilder();
        using var reader = new StringReader(html);
        var tokenizer = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        var hidden = false;
        while (tokenizer.ReadNextToken(out var token))
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title)
                    hidden = !tag.IsEndTag && !tag.IsEmptyElement;
                else if (Breaks.Contains(tag.Id) && text.Length > 0 && text[^1] != '\n')
                    text.Append('\n');
            }
            else if (!hidden && token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
                text.Append(data.Data.ReplaceLineEndings(" "));
        return text.ToString();
    }
}

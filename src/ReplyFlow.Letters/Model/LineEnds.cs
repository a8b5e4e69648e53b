namespace ReplyFlow.Letters.Model;

/// <summary>Line ends of texts that came from other systems.</summary>
internal static class LineEnds
{
    /// <summary>Makes CRLF and lone CR line feeds.</summary>
    public static string Normalize(string text) =>
        text.Contains('\r') ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}

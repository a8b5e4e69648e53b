namespace ReplyFlow.Application.Attachments.Office;

/// <summary>Where a link that a reader clicks leads: a page, a mailbox, a telephone or a place in the document, and to no program or share.</summary>
internal static class LinkTarget
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Whether it leads nowhere else.</summary>
    public static bool IsHarmless(string target)
    {
        // Browsers drop what cannot be printed, and so would read a scheme where none seems to be.
        var path = string.Concat(Uri.UnescapeDataString(target).Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))).Replace('\\', '/');
        var scheme = path.IndexOfAny([':', '/', '?', '#', '"']);
        return !path.StartsWith("//", StringComparison.Ordinal)
            && (scheme < 0 || path[scheme] != ':' || Schemes.Contains(path[..scheme], StringComparer.OrdinalIgnoreCase));
    }
}

namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>What a PDF does by itself, as it is opened or a page is turned: it may go to a page of its own, and nowhere else.</summary>
internal static class PdfOpening
{
    /// <summary>What names such an action.</summary>
    public static readonly string[] Names = ["OpenAction", "AA"];

    /// <summary>A link that waits for a click may lead to a page of the web; by itself nothing goes there.</summary>
    public static readonly string[] Leading = ["URI", "Thread"];

    /// <summary>The name in an action by which it leads out of the file; null where there is none, or where the value stands elsewhere.</summary>
    /// <param name="value">What stands behind the name; of it <see cref="PdfNames.Window"/> bytes are looked at.</param>
    /// <param name="name">What is said where the action is longer than that.</param>
    public static string? Acting(ReadOnlySpan<byte> value, string name)
    {
        value = value[..Math.Min(value.Length, PdfNames.Window)].TrimStart(PdfNames.Blanks);
        if (!value.StartsWith("<<"u8))
            return null;
        for (int at = 0, depth = 0; at < value.Length; at++)
        {
            var here = value[at..];
            if (here.StartsWith("<<"u8))
                (depth, at) = (depth + 1, at + 1);
            else if (here.StartsWith(">>"u8) && --depth == 0)
                return null;
            else if (here.StartsWith(">>"u8))
                at++;
            else if (here[0] == '/' && PdfNames.Read(here, out _) is var word && Leading.Contains(word))
                return word;
        }
        return name;
    }
}

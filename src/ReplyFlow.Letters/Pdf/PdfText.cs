namespace ReplyFlow.Letters.Pdf;

/// <summary>Text for metadata, where a control character would break XML and help nobody.</summary>
internal static class PdfText
{
    /// <summary>Drops control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !System.Text.Rune.IsControl(r) && r.Value is not (0xFFFD or 0xFFFE or 0xFFFF)));
}

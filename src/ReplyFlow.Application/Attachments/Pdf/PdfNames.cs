namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>Names in a PDF: what they are written out, and which of them make a file act, bring files along or fetch something.</summary>
internal static class PdfNames
{
    /// <summary>As many bytes as a name and what follows it are looked at in.</summary>
    public const int Window = 256;

    /// <summary>A stream of this type holds objects of its own.</summary>
    public const string ObjectStream = "ObjStm";

    /// <summary>What a file with a password names, whether it is for opening or only for changes.</summary>
    public const string Encryption = "Encrypt";

    private const int MostLetters = 16;

    private static readonly HashSet<string> Acting =
    [
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "SubmitForm", "ImportData", "RichMedia", "Rendition", "Movie",
        "GoToR", "GoToE",
    ];

    /// <summary>
    /// Names so short that other things are called so, or that compressed bytes form them by chance; they act only with a value behind
    /// them. What <c>JS</c> names, acts only with one of the longer names beside it.
    /// </summary>
    private const string Form = "XFA", Script = "JS";

    /// <summary>Whether a name acts.</summary>
    /// <param name="bytes">From the name's slash on.</param>
    /// <param name="isText">Whether the bytes are known to be objects, and not perhaps compressed ones.</param>
    /// <param name="name">The name; empty where it is longer than any that matters.</param>
    public static bool Acts(ReadOnlySpan<byte> bytes, bool isText, out string name)
    {
        name = Read(bytes, out var length);
        if (PdfOpening.Names.Contains(name) && PdfOpening.Acting(bytes[length..], name) is { } acts)
        {
            name = acts;
            return true;
        }
        return Acting.Contains(name) || ((name == Form || (isText && name == Script)) && HasValue(bytes[length..]));
    }

    /// <summary>The name with what is written as #xx decoded; empty where it is longer than any that matters.</summary>
    public static string Read(ReadOnlySpan<byte> bytes, out int length)
    {
        Span<char> letters = stackalloc char[MostLetters];
        var count = 0;
        for (length = 1; length < bytes.Length && !Ends(bytes[length]); length++)
        {
            if (count == MostLetters)
                return "";
            letters[count++] = (char)bytes[length];
            if (bytes[length] == '#' && length + 2 < bytes.Length
                && byte.TryParse(bytes.Slice(length + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var written))
            {
                letters[count - 1] = (char)written;
                length += 2;
            }
        }
        return new string(letters[..count]);
    }

    private static bool HasValue(ReadOnlySpan<byte> behind)
    {
        var value = behind.TrimStart(Blanks);
        return value.Length > 0 && (char.IsAsciiDigit((char)value[0]) || "([<%".Contains((char)value[0], StringComparison.Ordinal));
    }

    /// <summary>What counts as blank between the parts of a PDF.</summary>
    public static ReadOnlySpan<byte> Blanks => "\0\t\n\f\r "u8;

    /// <summary>Whether a byte ends a name or a word.</summary>
    public static bool Ends(byte value) => Blanks.Contains(value) || "()<>[]{}/%"u8.Contains(value);
}

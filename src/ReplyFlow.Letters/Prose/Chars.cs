namespace ReplyFlow.Letters.Prose;

/// <summary>What kind of character stands somewhere.</summary>
internal static class Chars
{
    /// <summary>A Chinese character; halves of a surrogate pair count as one, since rare names live beyond the BMP.</summary>
    public static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '〇' || char.IsSurrogate(c);

    /// <summary>A Chinese character or a full-width mark.</summary>
    public static bool IsChinese(char c) =>
        IsHan(c) || c is (>= '\u3001' and <= '\u301F') or (>= '\uFF01' and <= '\uFF65') or '“' or '”' or '‘' or '’' or '…';

    /// <summary>0 to 9, half-width.</summary>
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>A to Z, half-width, either case.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetter(c);

    /// <summary>A space inside a line. A tab is none: it parts columns.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u3000';

    /// <summary>A space or a tab, by which a line may be indented.</summary>
    public static bool IsIndent(char c) => IsSpace(c) || c == '\t';

    /// <summary>The text with full-width letters, digits and marks made half-width; unlike Unicode normalisation it takes any text.</summary>
    public static string HalfWidth(string text) => string.Concat(text.Select(c => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    }));

    /// <summary>The text without spaces of any width, tabs and line ends.</summary>
    public static string WithoutSpaces(string text) => text.Any(char.IsWhiteSpace)
        ? string.Concat(text.Where(c => !char.IsWhiteSpace(c)))
        : text;
}

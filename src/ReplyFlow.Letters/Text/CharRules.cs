namespace ReplyFlow.Letters.Text;

/// <summary>What single characters may and may not do on a line (GB/T 15834-2011, 5; GB/T 9704-2012).</summary>
internal static class CharRules
{
    private const string NoStart = "，。、；：？！）》〉」』】”’…%％‰℃°·—～〕］｝,.;:?!)]}／/";
    private const string NoEnd = "（《〈「『【“‘〔［｛([{￥＄$＃#／/";
    private const string Openers = "（《〈「『【“‘〔［｛";
    private const string Closers = "，。、）》〉」』】”’〕］｝";

    /// <summary>Whether no line may begin with the character.</summary>
    public static bool ForbiddenAtStart(int codePoint) => codePoint <= 0xFFFF && NoStart.Contains((char)codePoint);

    /// <summary>Whether no line may end with the character.</summary>
    public static bool ForbiddenAtEnd(int codePoint) => codePoint <= 0xFFFF && NoEnd.Contains((char)codePoint);

    /// <summary>A sign that stands before its number: minus, plus, comparison.</summary>
    public static bool IsNumberSign(int codePoint) => codePoint is 0xFF0D or 0x2212 or 0xFE63 or 0xFF0B or 0xB1 or 0x2213
        or 0x2248 or 0x2264 or 0x2265 or 0x2266 or 0x2267 or 0xFF1C or 0xFF1E or 0xFF1D;

    /// <summary>A dash or minus that between two numbers or letters joins them.</summary>
    public static bool IsJoiner(int codePoint) => codePoint is 0xFF0D or 0x2212 or 0xFE63 or 0x2013;

    /// <summary>Punctuation whose ink fills the right half of its cell: may lose the left half.</summary>
    public static bool IsOpener(int codePoint) => codePoint <= 0xFFFF && Openers.Contains((char)codePoint);

    /// <summary>Punctuation whose ink fills the left half of its cell: may lose the right half.</summary>
    public static bool IsCloser(int codePoint) => codePoint <= 0xFFFF && Closers.Contains((char)codePoint);

    /// <summary>Whether the character takes its own natural width instead of a cell: ASCII and other letters of European scripts.</summary>
    public static bool IsNatural(int codePoint) => codePoint < 0x250
        && codePoint is not (0xB7 or 0xD7 or 0xB0 or 0xB1 or 0xA7 or 0xF7);

    /// <summary>Letters, digits and the signs that hold a Latin word or a number together.</summary>
    public static bool IsWordPart(int codePoint) => IsNatural(codePoint) && codePoint > 0x20 && codePoint != 0xA0
        && codePoint is not ('(' or ')' or '[' or ']' or '{' or '}' or '"' or '\'');

    /// <summary>An ASCII digit.</summary>
    public static bool IsDigit(int codePoint) => codePoint is >= '0' and <= '9';

    /// <summary>A space of any width.</summary>
    public static bool IsSpace(int codePoint) => codePoint is 0x20 or 0xA0 or 0x3000 or '\t' or (>= 0x2000 and <= 0x200A);

    /// <summary>A Chinese character proper.</summary>
    public static bool IsHan(int codePoint) => codePoint is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) or 0x3007 or 0x3005;
}

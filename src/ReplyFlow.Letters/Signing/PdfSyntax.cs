using System.Globalization;
using System.Text;

namespace ReplyFlow.Letters.Signing;

/// <summary>Just enough of PDF's syntax (ISO 32000-1, 7.2 and 7.3) to find the parts of a dictionary.</summary>
internal static class PdfSyntax
{
    private const int MaximumDepth = 32;

    /// <summary>The entries of a dictionary written as &lt;&lt; … &gt;&gt;: key without slash → value as written.</summary>
    public static Dictionary<string, string> Entries(string dictionary)
    {
        var entries = new Dictionary<string, string>();
        var place = Skip(dictionary, 0);
        if (!At(dictionary, place, "<<")) throw Bad();
        for (place = Skip(dictionary, place + 2); !At(dictionary, place, ">>"); place = Skip(dictionary, place))
        {
            if (dictionary[Check(dictionary, place)] != '/') throw Bad();
            var keyEnd = ValueEnd(dictionary, place, 0);
            var valueStart = Skip(dictionary, keyEnd);
            var valueEnd = ValueEnd(dictionary, valueStart, 0);
            entries[dictionary[(place + 1)..keyEnd]] = dictionary[valueStart..valueEnd];
            place = valueEnd;
        }
        return entries;
    }

    /// <summary>Where the value that starts at a place ends; "12 0 R" is one value.</summary>
    public static int ValueEnd(string text, int place, int depth)
    {
        if (depth > MaximumDepth) throw Bad();
        switch (text[Check(text, place)])
        {
            case '<' when At(text, place, "<<"):
                return Group(text, place + 2, ">>", depth);
            case '[':
                return Group(text, place + 1, "]", depth);
            case '<':
                return text.IndexOf('>', place) is >= 0 and var end ? end + 1 : throw Bad();
            case '(':
                return LiteralEnd(text, place);
        }
        var stop = place + 1;
        while (stop < text.Length && !IsDelimiter(text[stop])) stop++;
        return ReferenceEnd(text, place, stop);
    }

    /// <summary>The object number of a reference "n 0 R".</summary>
    public static int Reference(string value) =>
        value.EndsWith(" 0 R", StringComparison.Ordinal)
            && int.TryParse(value.AsSpan(0, value.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id : throw Bad();

    /// <summary>The values in an array.</summary>
    public static List<string> Items(string array)
    {
        var items = new List<string>();
        if (!array.StartsWith('[')) throw Bad();
        for (var place = Skip(array, 1); !At(array, place, "]"); place = Skip(array, place))
        {
            var end = ValueEnd(array, place, 0);
            items.Add(array[place..end]);
            place = end;
        }
        return items;
    }

    /// <summary>A text string in hexadecimal UTF-16 with byte order mark, as this program writes them.</summary>
    public static string HexText(string value)
    {
        if (!value.StartsWith("<FEFF", StringComparison.Ordinal) || value[^1] != '>') throw Bad();
        try
        {
            return Encoding.BigEndianUnicode.GetString(Convert.FromHexString(value.AsSpan(5, value.Length - 6)));
        }
        catch (FormatException)
        {
            throw Bad();
        }
    }

    public static int Skip(string text, int place)
    {
        while (place < text.Length && (text[place] <= ' ')) place++;
        return place;
    }

    public static SigningException Bad() => new("PDF 文件的结构不完整，或不是本系统生成的。");

    private static int Group(string text, int place, string close, int depth)
    {
        for (place = Skip(text, place); !At(text, place, close); place = Skip(text, place)) place = ValueEnd(text, place, depth + 1);
        return place + close.Length;
    }

    private static int LiteralEnd(string text, int place)
    {
        for (var open = 0; place < text.Length; place++)
        {
            if (text[place] == '\\') place++;
            else if (text[place] == '(') open++;
            else if (text[place] == ')' && --open == 0) return place + 1;
        }
        throw Bad();
    }

    private static int ReferenceEnd(string text, int place, int stop)
    {
        if (!char.IsAsciiDigit(text[place])) return stop;
        return At(text, stop, " 0 R") ? stop + 4 : stop;
    }

    private static bool At(string text, int place, string what)
    {
        Check(text, place);
        return string.CompareOrdinal(text, place, what, 0, what.Length) == 0;
    }

    private static int Check(string text, int place) => place < text.Length ? place : throw Bad();

    private static bool IsDelimiter(char c) => c <= ' ' || c is '<' or '>' or '[' or ']' or '(' or ')' or '/' or '{' or '}' or '%';
}

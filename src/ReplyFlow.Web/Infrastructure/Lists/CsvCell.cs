namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>
/// Cells of a CSV file that a spreadsheet opens as text, never as a formula (formula injection, CWE-1236): a text that could
/// start one gets an apostrophe before it.
/// </summary>
public static class CsvCell
{
    /// <summary>The text as it may be written into a cell, before quoting.</summary>
    public static string Guard(string text) => StartsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>The guarded text quoted where it must be (RFC 4180).</summary>
    public static string Write(string text)
    {
        var guarded = Guard(text);
        return guarded.AsSpan().IndexOfAny("\",;\t\r\n") >= 0 || guarded.StartsWith(' ') || guarded.EndsWith(' ')
            ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : guarded;
    }

    /// <summary>One line of a CSV file, without its end.</summary>
    public static string Line(IEnumerable<string> texts) => string.Join(',', texts.Select(Write));

    /// <summary>Whether the first visible character, half or full width, could start a formula; a plain number cannot.</summary>
    private static bool StartsFormula(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
            return true;
        var i = 0;
        while (i < text.Length
            && (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.Format))
            i++;
        return i < text.Length && text[i] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' && !IsNumber(text);
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '-')
            return false;
        var digits = text[1..];
        var point = digits.IndexOf('.');
        return point < 0 ? AllDigits(digits) : point > 0 && AllDigits(digits[..point]) && AllDigits(digits[(point + 1)..]);
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}

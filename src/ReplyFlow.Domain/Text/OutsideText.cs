using System.Globalization;
using System.Text;

namespace ReplyFlow.Domain.Text;

/// <summary>
/// The one door for text from outside: forms, files, mail servers' replies, settings. It says which characters no text of the product
/// may hold, so that every database, XML and mail header takes it, and takes them out where nobody can be asked.
/// </summary>
public static class OutsideText
{
    /// <summary>What is wrong with a text, to go on after “…：”, among several lines with its place; null when nothing is.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="oneLine">Whether it is one line; ends of lines around it do not count.</param>
    public static string? Fault(string text, bool oneLine)
    {
        var span = oneLine ? text.AsSpan().Trim() : text;
        for (var i = 0; i < span.Length; i++)
        {
            if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                i++;
            else if (char.IsSurrogate(span[i]))
                return Named("残缺的字符", span[..i], oneLine);
            else if (IsInvisible(span[i]) || (oneLine && (span[i] == '\t' || IsFormat(span[i]))))
                return Named(IsTurn(span[i]) ? $"改变文字方向的控制字符（U+{(int)span[i]:X4}）" : "看不见的控制字符", span[..i], oneLine);
        }
        return oneLine && span.IndexOfAny("\r\n\u2028\u2029") >= 0 ? "有换行" : null;
    }

    /// <summary>
    /// The text without what <see cref="Fault"/> objects to: in one line a blank stands for each run of it, among several lines it is
    /// dropped, as is in one line what takes no room; half a character becomes U+FFFD.
    /// </summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="oneLine">Whether it is to be one line.</param>
    /// <param name="max">Most UTF-16 units; the rest is cut off.</param>
    public static string Clean(string text, bool oneLine, int max = int.MaxValue)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));
        // Whether a blank that stands for what was taken out is the last so far: then the text's own one is not needed beside it.
        var filled = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (oneLine && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                continue;
            var kept = rune;
            if (rune.IsBmp && (IsInvisible((char)rune.Value) || (oneLine && rune.Value is '\t' or '\r' or '\n' or '\u2028' or '\u2029')))
            {
                if (!oneLine || clean.Length == 0 || clean[^1] == ' ')
                    continue;
                (kept, filled) = (new Rune(' '), true);
            }
            else if (filled && rune.Value == ' ')
                continue;
            else
                filled = false;
            if (clean.Length + kept.Utf16SequenceLength > max)
                break;
            clean.Append(kept.ToString());
        }
        return clean.ToString();
    }

    /// <summary>Whether both databases keep the text as it is: PostgreSQL refuses U+0000 and halves of surrogate pairs, SQLite changes them silently.</summary>
    public static bool IsStorable(string text)
    {
        var span = text.AsSpan();
        if (span.Contains('\0'))
            return false;
        for (var at = span.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = span.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (!char.IsHighSurrogate(span[at]) || at + 1 == span.Length || !char.IsLowSurrogate(span[at + 1]))
                return false;
            span = span[(at + 2)..];
        }
        return true;
    }

    private static string Named(string what, ReadOnlySpan<char> before, bool oneLine) =>
        oneLine ? $"有{what}" : $"第 {before.Count('\n') + 1} 行第 {before.Length - before.LastIndexOf('\n')} 个字符是{what}";

    /// <summary>What takes no room or turns the direction: in a name nobody sees it, but it is another name, and no letter can be made of it.</summary>
    private static bool IsFormat(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>
    /// Control characters that neither end a line nor are a tab, what turns the direction of the words behind it so that they read as
    /// others, and what XML does not know as a character.
    /// </summary>
    private static bool IsInvisible(char c) => (char.IsControl(c) && c is not ('\t' or '\r' or '\n')) || IsTurn(c) || c is '\uFFFE' or '\uFFFF';

    /// <summary>What turns the direction of the words behind it.</summary>
    private static bool IsTurn(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

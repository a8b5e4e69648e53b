using System.Globalization;
using System.Security;
using System.Text;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>Words and numbers in SVG.</summary>
internal static class SvgText
{
    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Escaped for text and attributes; characters XML cannot hold become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' ? rune.ToString() : "\uFFFD");
        return SecurityElement.Escape(clean.ToString());
    }

    /// <summary>Width in ems: 1 for a Chinese character, about half for Latin.</summary>
    public static double Ems(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.55 : 1.0);

    /// <summary>The text in lines of at most <paramref name="ems"/> ems.</summary>
    public static IReadOnlyList<string> Wrap(string text, double ems)
    {
        var result = new List<string>();
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Ems(line.ToString() + rune) > ems && line.Length > 0)
            {
                result.Add(line.ToString());
                line.Clear();
            }

            line.Append(rune);
        }

        return [.. result, line.ToString()];
    }
}

namespace ReplyFlow.Domain.Text;

/// <summary>Beginnings of texts that never halve a character beyond the BMP: half of one can be neither stored nor shown.</summary>
public static class Excerpt
{
    /// <summary>Most characters that are quoted.</summary>
    public const int Most = 30;

    /// <summary>What was typed, as a refusal quotes it: its beginning is enough to find it again.</summary>
    public static string Of(string text)
    {
        var taken = text.EnumerateRunes().Take(Most + 1).ToList();
        return taken.Count <= Most ? text : string.Concat(taken.Take(Most).Select(r => r.ToString())) + "…";
    }

    /// <summary>The beginning of a text, of at most so many UTF-16 units.</summary>
    public static string Beginning(this string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A text that may be long, as it is shown: its beginning of at most so many UTF-16 units, and … for the rest.</summary>
    public static string Shortened(this string text, int most) => text.Length <= most ? text : text.Beginning(most) + "…";
}

namespace ReplyFlow.Domain.Text;

/// <summary>What was typed, as a refusal quotes it: its beginning is enough to find it again.</summary>
public static class Excerpt
{
    /// <summary>Most characters that are quoted.</summary>
    public const int Most = 30;

    /// <summary>The text, or its beginning with …</summary>
    public static string Of(string text)
    {
        var taken = text.EnumerateRunes().Take(Most + 1).ToList();
        return taken.Count <= Most ? text : string.Concat(taken.Take(Most).Select(r => r.ToString())) + "…";
    }
}

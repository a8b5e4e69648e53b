using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Prose;

/// <summary>Short names that a text introduces: （以下简称《规划》）. From there on each means its document.</summary>
internal static partial class Abbreviations
{
    /// <summary>The short names, without 《》 and spaces.</summary>
    public static HashSet<string> In(string text) => [.. Form().Matches(text).Select(m => Chars.WithoutSpaces(m.Groups[1].Value))];

    [GeneratedRegex("(?:以下|下)?(?:统称|简称)(?:为)?[：:]?[“‘《「]{1,2}([^”’》」\\n]{1,30})[”’》」]")]
    private static partial Regex Form();
}

using System.Text.RegularExpressions;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Templates;

/// <summary>The JSON form of <see cref="CheckSettings"/>.</summary>
internal static class CheckSettingsReader
{
    private const int LongestPattern = 200;

    public static CheckSettings Read(StrictObject o) => new()
    {
        NumberPattern = Pattern(o),
        Requires = Names(o, "requires", CheckSettings.Requirable),
        Expects = Names(o, "expects", CheckSettings.Expectable),
    };

    private static string? Pattern(StrictObject o)
    {
        if (o.OptionalText("numberPattern", LongestPattern) is not { } pattern)
            return null;
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            o.Error("numberPattern", $"不是可用的正则表达式：{e.Message}");
        }
        return pattern;
    }

    private static IReadOnlyList<string> Names(StrictObject o, string field, IReadOnlyList<string> allowed)
    {
        var names = o.Texts(field, allowed.Count, 40);
        foreach (var name in names.Where(n => !allowed.Contains(n)))
            o.Error(field, $"没有“{name}”，可以写：{string.Join("、", allowed)}");
        return names;
    }
}

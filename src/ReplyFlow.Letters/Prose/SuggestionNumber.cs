using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Prose;

/// <summary>
/// A suggestion's number as texts write it: 第0390号, 第 390 号, 第0390、0391号, 第JY100012050700号, （编号2023-0123-45）, 闭08号; compared
/// without spaces, leading zeros, Chinese prefixes and the form of dashes.
/// </summary>
internal static partial class SuggestionNumber
{
    /// <summary>The numbers that stand where a suggestion's number stands, with their places (the letters and digits alone).</summary>
    public static List<(int Start, int Length, string Value)> In(string text)
    {
        var squeezed = new Squeezed(text);
        return [.. new[] { Ordinal(), Bracketed(), Kind(), Labelled() }.SelectMany(r => r.Matches(squeezed.Text))
            .SelectMany(m => m.Groups["n"].Captures)
            .DistinctBy(c => c.Index).OrderBy(c => c.Index)
            .Select(c => (squeezed.Place(c.Index, c.Length), c.Value)).Select(c => (c.Item1.Start, c.Item1.Length, c.Value))];
    }

    /// <summary>Whether two numbers are one; a year before one of them (20230123 for 0123) makes no difference.</summary>
    public static bool Same(string a, string b)
    {
        var (left, right) = (Runs(a), Runs(b));
        return left.SequenceEqual(right) || WithYear(left, right, a, b) || WithYear(right, left, b, a);
    }

    private static bool WithYear(List<string> longer, List<string> shorter, string text, string part) =>
        longer.Count == shorter.Count + 1 && IsYear(longer[0]) && longer.Skip(1).SequenceEqual(shorter)
        || longer.Count == 1 && shorter.Count == 1 && text.Trim().Length == part.Trim().Length + 4 && IsYear(text.Trim()[..4])
            && text.Trim().EndsWith(part.Trim(), StringComparison.Ordinal);

    private static bool IsYear(string run) => run.Length == 4 && run.StartsWith("20", StringComparison.Ordinal);

    /// <summary>Runs of letters and of digits, without leading zeros.</summary>
    private static List<string> Runs(string number) =>
        [.. Run().Matches(Chars.HalfWidth(number).ToUpperInvariant()).Select(m => m.Value.TrimStart('0') is { Length: > 0 } run ? run : "0")];

    private const string One = "(?<n>(?>[A-Za-z0-9０-９](?:[A-Za-z0-9０-９]|[-—－–](?=[A-Za-z0-9０-９])){0,24}))";
    // Atomic: what was read as a list is never read another way, so that no text makes it slow.
    private const string More = "(?>(?:号?(?:建议|提案)?(?:[、，,和及与]|以及)第?[闭会议字]{0,2}" + One + "){0,40})";

    // Not the 号 of a document number, which follows 〕; nor of a line, a building, an order.
    [GeneratedRegex("(?<![〕\\]])第(?:[〔\\[（(]20[0-9]{2}[〕\\]）)])?[一-龥]{0,3}?" + One + More + "号(?!线|楼|院|令|公告|台风|文件|机|馆|桥|路|修改)")]
    private static partial Regex Ordinal();

    [GeneratedRegex("[》”」][^（(。，]{0,4}[（(](?:建议|提案)?(?:编号)?[：:]?第?[一-龥]{0,3}?" + One + More + "号?(?:建议|提案)?[）)]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("(?<![A-Za-z0-9０-９〕\\]-])" + One + More + "号(?:代表|委员)?(?:建议|提案|议案)")]
    private static partial Regex Kind();

    [GeneratedRegex("编号[为是：:]{0,2}第?[一-龥]{0,3}?" + One)]
    private static partial Regex Labelled();

    [GeneratedRegex("[0-9]+|[A-Z]+")]
    private static partial Regex Run();
}

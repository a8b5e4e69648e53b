using ReplyFlow.Domain.Json;
using ReplyFlow.Letters.Binary;

namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>
/// The lists' JSON form: <c>{"words": [{"wrong": "截止目前", "right": "截至目前", "except": [], "before": "", "after": "", "note": "…"}],
/// "units": [{"units": ["家", "户"], "things": ["企业"]}], "vagueTimes": ["近年来"]}</c>.
/// </summary>
internal static class WordListFile
{
    private const int MostNeighbours = 200;

    /// <summary>Reads the lists.</summary>
    /// <exception cref="InputException">A field is wrong; every wrong one is named.</exception>
    public static WordLists Parse(ReadOnlyMemory<byte> utf8) => StrictJson.Read(utf8, root => root.Object(o => new WordLists(
        [.. o.Items("words").Select(ReadWord).OfType<WrongWord>()],
        [.. o.Items("units").Select(ReadUnits).OfType<UnitGroup>()],
        Filled(o, "vagueTimes")))!);

    /// <summary>The lists that come with the product.</summary>
    public static WordLists ReadShipped() => Parse(EmbeddedFile.Read("proofreading.json"));

    private static WrongWord? ReadWord(StrictJson item) => item.Object(o =>
    {
        var (wrong, right, except, note) = (o.Field("wrong"), o.Field("right"), Filled(o, "except"), o.Field("note"));
        var (before, after, atEnd) = (o.OptionalText("before", MostNeighbours), o.OptionalText("after", MostNeighbours), o.Flag("atEnd", false));
        if (wrong is null || right is null)
        {
            item.Error("应有 wrong（错的写法）和 right（对的写法）");
            return null;
        }

        var word = new WrongWord(Filled(wrong.Value) ?? "", right.Value.Text() ?? "", except, note?.Text())
        {
            Before = before ?? "",
            After = after ?? "",
            AtEnd = atEnd,
        };
        if (word.Wrong == word.Right)
            item.Error($"“{word.Wrong}”与 right 相同");
        foreach (var context in word.Except.Where(e => !e.Contains(word.Wrong, StringComparison.Ordinal)))
            item.Error($"except 中的“{context}”应包含“{word.Wrong}”");
        return word.Wrong.Length > 0 ? word : null;
    });

    private static UnitGroup? ReadUnits(StrictJson item) => item.Object(o => new UnitGroup(Filled(o, "units"), Filled(o, "things")));

    private static List<string> Filled(StrictObject o, string name) => [.. o.Items(name).Select(Filled).OfType<string>()];

    private static string? Filled(StrictJson item)
    {
        var text = item.Text();
        if (text is not null && (text.Length == 0 || text.Any(char.IsControl)))
            item.Error("应为不换行的文字，不能为空");
        return text;
    }
}

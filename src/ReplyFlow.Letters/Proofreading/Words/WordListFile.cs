using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>
/// The lists' JSON form: <c>{"words": [{"wrong": "截止目前", "right": "截至目前", "except": [], "note": "…"}],
/// "units": [{"units": ["家", "户"], "things": ["企业"]}], "vagueTimes": ["近年来"]}</c>.
/// </summary>
public static class WordListFile
{
    private const string Embedded = "ReplyFlow.Letters.Proofreading.proofreading.json";

    /// <summary>Reads the lists.</summary>
    /// <exception cref="InputException">A field is wrong; every wrong one is named.</exception>
    public static WordLists Parse(string json) => StrictJson.Read(json, root =>
    {
        var fields = root.Fields("words", "units", "vagueTimes");
        return new WordLists(
            Items(fields, "words").Select(ReadWord).OfType<WrongWord>().ToList(),
            Items(fields, "units").Select(ReadUnits).ToList(),
            Items(fields, "vagueTimes").Select(i => Filled(i)).Where(t => t.Length > 0).ToList());
    });

    internal static WordLists ReadShipped()
    {
        using var stream = typeof(WordListFile).Assembly.GetManifestResourceStream(Embedded)
            ?? throw new InvalidOperationException($"The resource {Embedded} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    private static WrongWord? ReadWord(StrictJson item)
    {
        var fields = item.Fields("wrong", "right", "except", "note");
        if (!fields.TryGetValue("wrong", out var wrong) || !fields.TryGetValue("right", out var right))
        {
            item.Error("应有 wrong（错的写法）和 right（对的写法）");
            return null;
        }

        var word = new WrongWord(
            Filled(wrong),
            right.Text(),
            Items(fields, "except").Select(i => Filled(i)).ToList(),
            fields.TryGetValue("note", out var note) ? note.Text() : null);
        if (word.Wrong == word.Right)
            item.Error($"“{word.Wrong}”与 right 相同");
        foreach (var except in word.Except.Where(e => !e.Contains(word.Wrong, StringComparison.Ordinal)))
            item.Error($"except 中的“{except}”应包含“{word.Wrong}”");
        return word.Wrong.Length > 0 ? word : null;
    }

    private static UnitGroup ReadUnits(StrictJson item)
    {
        var fields = item.Fields("units", "things");
        return new UnitGroup(
            Items(fields, "units").Select(i => Filled(i)).ToList(),
            Items(fields, "things").Select(i => Filled(i)).Where(t => t.Length > 0).ToList());
    }

    private static IEnumerable<StrictJson> Items(IReadOnlyDictionary<string, StrictJson> fields, string name) =>
        fields.TryGetValue(name, out var list) ? list.Items() : [];

    private static string Filled(StrictJson item)
    {
        var text = item.Text();
        if (item.IsText && (text.Length == 0 || text.Any(char.IsControl)))
            item.Error("应为不换行的文字，不能为空");
        return text;
    }
}

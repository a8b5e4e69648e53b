using System.Globalization;
using System.Text.Json;

namespace ReplyFlow.Letters.Json;

/// <summary>One JSON object read field by field; whatever was not asked for is refused by name in <see cref="Done"/>.</summary>
internal sealed class StrictObject(JsonElement element, string path, StrictJson.Fail fail)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    internal LetterInputException Fail(string name, string expected) => fail(PathOf(name), expected);

    internal bool Has(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var e) && e.ValueKind != JsonValueKind.Null;
    }

    internal string? OptionalText(string name, int max)
    {
        if (!Has(name))
            return null;
        return TextOf(element.GetProperty(name), PathOf(name), max);
    }

    internal string Text(string name, int max, string what)
    {
        if (!Has(name))
            throw Fail(name, $"缺少{what}，应为字符串。");
        var text = TextOf(element.GetProperty(name), PathOf(name), max);
        return text.AsSpan().Trim().Length == 0 ? throw Fail(name, $"{what}不能为空。") : text;
    }

    internal bool Flag(string name, bool standard) => !Has(name) ? standard : element.GetProperty(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        var other => throw Fail(name, $"应为 true 或 false，实为{Kind(other)}。"),
    };

    internal double Number(string name, double standard, double min, double max)
    {
        if (!Has(name))
            return standard;
        var value = element.GetProperty(name);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
            throw Fail(name, $"应为数字，实为{Kind(value.ValueKind)}。");
        return number >= min && number <= max ? number : throw Fail(name, string.Create(CultureInfo.InvariantCulture, $"应在 {min} 与 {max} 之间，实为 {number}。"));
    }

    internal DateOnly? OptionalDate(string name)
    {
        if (OptionalText(name, 10) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1949
            ? date
            : throw Fail(name, $"应为形如 2023-06-30 的日期，实为“{text}”。");
    }

    internal T Choice<T>(string name, T? standard, params (string Word, T Value)[] choices) where T : struct
    {
        if (OptionalText(name, 60) is not { } word)
            return standard ?? throw Fail(name, $"缺少，应为 {Words()} 之一。");
        foreach (var (w, value) in choices)
            if (w == word)
                return value;
        throw Fail(name, $"应为 {Words()} 之一，实为“{word}”。");

        string Words() => string.Join("、", choices.Select(c => c.Word));
    }

    internal IReadOnlyList<string> Texts(string name, int maxItems, int maxEach)
    {
        if (!Has(name))
            return [];
        var array = element.GetProperty(name);
        if (array.ValueKind != JsonValueKind.Array)
            throw Fail(name, $"应为字符串数组，实为{Kind(array.ValueKind)}。");
        var count = array.GetArrayLength();
        if (count > maxItems)
            throw Fail(name, $"最多 {maxItems} 项，实有 {count} 项。");
        var list = new List<string>(count);
        foreach (var item in array.EnumerateArray())
        {
            var itemPath = $"{PathOf(name)}[{list.Count}]";
            var text = TextOf(item, itemPath, maxEach);
            list.Add(text.AsSpan().Trim().Length > 0 ? text : throw fail(itemPath, "不能为空。"));
        }
        return list;
    }

    internal IReadOnlyList<StrictObject> Objects(string name, int maxItems)
    {
        if (!Has(name))
            return [];
        var array = element.GetProperty(name);
        if (array.ValueKind != JsonValueKind.Array)
            throw Fail(name, $"应为对象数组，实为{Kind(array.ValueKind)}。");
        if (array.GetArrayLength() > maxItems)
            throw Fail(name, $"最多 {maxItems} 项，实有 {array.GetArrayLength()} 项。");
        var list = new List<StrictObject>();
        foreach (var item in array.EnumerateArray())
        {
            var itemPath = $"{PathOf(name)}[{list.Count}]";
            list.Add(item.ValueKind == JsonValueKind.Object
                ? new StrictObject(item, itemPath, fail)
                : throw fail(itemPath, $"应为对象 {{ … }}，实为{Kind(item.ValueKind)}。"));
        }
        return list;
    }

    internal StrictObject? OptionalObject(string name)
    {
        if (!Has(name))
            return null;
        var value = element.GetProperty(name);
        return value.ValueKind == JsonValueKind.Object
            ? new StrictObject(value, PathOf(name), fail)
            : throw Fail(name, $"应为对象 {{ … }}，实为{Kind(value.ValueKind)}。");
    }

    internal IEnumerable<string> Names() => element.EnumerateObject().Select(p => p.Name);

    internal void Done()
    {
        foreach (var property in element.EnumerateObject())
            if (!_known.Contains(property.Name))
                throw Fail(property.Name, $"没有这个字段；这里可用的字段有 {string.Join("、", _known)}。");
    }

    private string TextOf(JsonElement value, string at, int max)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw fail(at, $"应为字符串，实为{Kind(value.ValueKind)}。");
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw fail(at, "含有不成对的代理字符（\\uD800–\\uDFFF）。", e);
        }
        return text.Length <= max ? text : throw fail(at, $"最多 {max:N0} 个字符，实有 {text.Length:N0} 个。");
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "对象",
        JsonValueKind.Array => "数组",
        JsonValueKind.String => "字符串",
        JsonValueKind.Number => "数字",
        JsonValueKind.Null => "空值 null",
        _ => "真假值",
    };
}

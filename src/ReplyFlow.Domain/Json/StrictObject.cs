using System.Text.Json;

namespace ReplyFlow.Domain.Json;

/// <summary>One JSON object read field by field. A field with the value null counts as left out, unless <see cref="Field"/> asks for it.</summary>
public sealed class StrictObject
{
    private readonly StrictJson _self;
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal StrictObject(StrictJson self, JsonElement element) => (_self, _element) = (self, element);

    /// <summary>The names of the fields that are there.</summary>
    public IEnumerable<string> Names => _element.EnumerateObject().Select(p => p.Name);

    /// <summary>Records that a field is unusable, also where it is missing.</summary>
    /// <param name="name">The field.</param>
    /// <param name="message">What is wrong and what was expected, in Chinese, without a full stop.</param>
    public void Error(string name, string message) => _self.At(default, name).Error(message);

    /// <summary>A field's value, null included; nothing where the field is not there.</summary>
    public StrictJson? Field(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out var value) ? _self.At(value, name) : null;
    }

    /// <summary>Whether the field is there with a value.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>A text that must be there and hold more than spaces; "" where it does not.</summary>
    /// <param name="name">The field.</param>
    /// <param name="max">Most UTF-16 units.</param>
    /// <param name="what">What the field is called, in Chinese.</param>
    public string Text(string name, int max, string what)
    {
        if (Value(name) is not { } value)
            Error(name, $"缺少{what}，应为字符串");
        else if (value.Text(max) is { } text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text;
            value.Error($"{what}不能为空");
        }

        return "";
    }

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string name, int max) => Value(name)?.Text(max);

    /// <summary>True or false; the standard where it is left out.</summary>
    public bool Flag(string name, bool standard) => Value(name)?.Bool() ?? standard;

    /// <summary>A number within bounds; the standard where it is left out.</summary>
    public double Number(string name, double standard, double min, double max) => OptionalNumber(name, min, max) ?? standard;

    /// <summary>A number within bounds that may be left out.</summary>
    public double? OptionalNumber(string name, double min, double max) => Value(name)?.Number(min, max);

    /// <summary>A date yyyy-MM-dd that may be left out.</summary>
    public DateOnly? OptionalDate(string name) => Value(name)?.Date();

    /// <summary>One of several words that must be there, unless there is a standard.</summary>
    /// <param name="name">The field.</param>
    /// <param name="standard">What a field left out means; null where it must not be.</param>
    /// <param name="choices">The words and what each means.</param>
    public T Choice<T>(string name, T? standard, params (string Word, T Value)[] choices) where T : struct
    {
        if (Value(name) is not { } value)
        {
            if (standard is null)
                Error(name, $"缺少，应为 {Words()} 之一");
            return standard ?? default;
        }

        if (value.Text(60) is not { } word)
            return default;
        foreach (var (known, meaning) in choices)
            if (known == word)
                return meaning;
        value.Error($"应为 {Words()} 之一，实为“{word}”");
        return default;

        string Words() => string.Join("、", choices.Select(c => c.Word));
    }

    /// <summary>A list of texts that each hold more than spaces; empty where it is left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="maxItems">Most texts.</param>
    /// <param name="maxEach">Most UTF-16 units of each.</param>
    public IReadOnlyList<string> Texts(string name, int maxItems, int maxEach)
    {
        var texts = new List<string>();
        foreach (var item in Items(name, maxItems))
        {
            if (item.Text(maxEach) is not { } text)
                continue;
            if (string.IsNullOrWhiteSpace(text))
                item.Error("不能为空");
            texts.Add(text);
        }

        return texts;
    }

    /// <summary>A list; empty where it is left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="max">Most items.</param>
    public IReadOnlyList<StrictJson> Items(string name, int max = int.MaxValue) => Value(name)?.Items(max) ?? [];

    /// <summary>A list of objects; empty where it is left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="max">Most objects.</param>
    /// <param name="read">Makes a result from one object's fields.</param>
    public IReadOnlyList<T> Objects<T>(string name, int max, Func<StrictObject, T> read) where T : class =>
        [.. Items(name, max).Select(i => i.Object(read)).OfType<T>()];

    /// <summary>An object that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="read">Makes the result from its fields.</param>
    public T? Object<T>(string name, Func<StrictObject, T> read) where T : class => Value(name)?.Object(read);

    internal void RefuseOthers()
    {
        foreach (var property in _element.EnumerateObject())
            if (!_asked.Contains(property.Name))
                Error(property.Name, $"没有这个字段；这里可用的字段有 {string.Join("、", _asked)}");
    }

    private StrictJson? Value(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? _self.At(value, name) : null;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Json;

/// <summary>
/// A value inside a JSON file that is read strictly: unknown and repeated fields, comments, wrong types and impossible dates are
/// recorded with their path, so that one reading reports everything that is wrong. A value that is wrong reads as nothing.
/// </summary>
public readonly struct StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly JsonElement _element;
    private readonly List<InputError> _errors;

    private StrictJson(JsonElement element, string path, List<InputError> errors) => (_element, Path, _errors) = (element, path, errors);

    /// <summary>Where this value stands in the file, for example <c>2023.off[3]</c>; empty for the root.</summary>
    public string Path { get; }

    /// <summary>What stands there, for a reader that takes one kind or another.</summary>
    public JsonValueKind ValueKind => _element.ValueKind;

    /// <summary>Reads a whole file.</summary>
    /// <param name="json">The file's text; a leading byte order mark is ignored.</param>
    /// <param name="read">Makes the result from the root value; it may record errors.</param>
    /// <exception cref="InputException">The text is not JSON, or <paramref name="read"/> recorded an error.</exception>
    public static T Read<T>(string json, Func<StrictJson, T> read) => Read(() => JsonDocument.Parse(json.TrimStart('\uFEFF'), Options), read);

    /// <summary>Reads a whole file.</summary>
    /// <param name="utf8">The file's bytes, with or without byte order mark.</param>
    /// <param name="read">Makes the result from the root value; it may record errors.</param>
    /// <exception cref="InputException">The bytes are not UTF-8 or not JSON, or <paramref name="read"/> recorded an error.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Func<StrictJson, T> read)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        try
        {
            Utf8.GetCharCount(utf8.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw WholeFile($"应为 UTF-8 编码，第 {e.Index + 1} 个字节起不是");
        }

        return Read(() => JsonDocument.Parse(utf8, Options), read);
    }

    /// <summary>Records that this value is unusable.</summary>
    /// <param name="message">What is wrong and what was expected, in Chinese, without a full stop.</param>
    public void Error(string message) => _errors.Add(new InputError(Path, message));

    /// <summary>The fields of an object that may have any names.</summary>
    public IEnumerable<(string Name, StrictJson Value)> Members()
    {
        if (!Is(JsonValueKind.Object, "对象 { … }"))
            return [];
        var (self, prefix) = (this, Path.Length == 0 ? "" : Path + ".");
        return _element.EnumerateObject().Select(p => (p.Name, new StrictJson(p.Value, prefix + p.Name, self._errors))).ToList();
    }

    /// <summary>Reads an object field by field; whatever <paramref name="read"/> did not ask for is an error by name.</summary>
    /// <param name="read">Makes the result from the fields; it may record errors.</param>
    public T? Object<T>(Func<StrictObject, T> read)
    {
        if (!Is(JsonValueKind.Object, "对象 { … }"))
            return default;
        var fields = new StrictObject(this, _element);
        var result = read(fields);
        fields.RefuseOthers();
        return result;
    }

    /// <summary>The items of a list.</summary>
    /// <param name="max">Most items; a longer list is an error and reads as empty.</param>
    public IReadOnlyList<StrictJson> Items(int max = int.MaxValue)
    {
        if (!Is(JsonValueKind.Array, "列表 [ … ]"))
            return [];
        if (_element.GetArrayLength() is var count && count > max)
        {
            Error($"最多 {max} 项，实有 {count} 项");
            return [];
        }

        var self = this;
        return _element.EnumerateArray().Select((e, i) => new StrictJson(e, $"{self.Path}[{i}]", self._errors)).ToList();
    }

    /// <summary>The text, or null where this is none.</summary>
    /// <param name="max">Most characters.</param>
    public string? Text(int max = int.MaxValue)
    {
        if (!Is(JsonValueKind.String, "字符串"))
            return null;
        string text;
        try
        {
            text = _element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Error("含有不成对的代理字符（\\uD800–\\uDFFF），不是合法的 Unicode 文字");
            return null;
        }

        if (TextLength.Of(text) is var length && length > max)
            Error($"最多 {max:N0} 个字符，实有 {length:N0} 个");
        else if (OutsideText.Fault(text, oneLine: false) is { } fault)
            Error(fault);
        else
            return text;
        return null;
    }

    /// <summary>True or false, or null where this is neither.</summary>
    public bool? Bool()
    {
        if (_element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return _element.GetBoolean();
        Error($"应为 true 或 false，实为{Kind}");
        return null;
    }

    /// <summary>The number, or null where this is none within the bounds.</summary>
    /// <param name="min">Least.</param>
    /// <param name="max">Greatest.</param>
    public double? Number(double min, double max)
    {
        if (!Is(JsonValueKind.Number, "数字"))
            return null;
        var number = _element.GetDouble();
        if (number >= min && number <= max)
            return number;
        Error(string.Create(CultureInfo.InvariantCulture, $"应在 {min} 与 {max} 之间，实为 {number}"));
        return null;
    }

    /// <summary>A date written yyyy-MM-dd, or null where this is none.</summary>
    public DateOnly? Date()
    {
        if (Text() is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Error($"“{Excerpt.Of(text)}”不是日期，应为 yyyy-MM-dd，例如 2023-05-06");
        return null;
    }

    internal StrictJson At(JsonElement value, string name) => new(value, Path.Length == 0 ? name : $"{Path}.{name}", _errors);

    private bool Is(JsonValueKind kind, string expected)
    {
        if (_element.ValueKind != kind)
            Error($"应为{expected}，实为{Kind}");
        return _element.ValueKind == kind;
    }

    private string Kind => _element.ValueKind switch
    {
        JsonValueKind.Object => "对象",
        JsonValueKind.Array => "列表",
        JsonValueKind.String => "字符串",
        JsonValueKind.Number => "数字",
        JsonValueKind.Null => "空值 null",
        _ => "真假值",
    };

    private static T Read<T>(Func<JsonDocument> parse, Func<StrictJson, T> read)
    {
        var errors = new List<InputError>();
        try
        {
            using var document = parse();
            var result = read(new StrictJson(document.RootElement, "", errors));
            return errors.Count == 0 ? result : throw new InputException(errors);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"第 {line + 1} 行第 {e.BytePositionInLine + 1} 字节处有误，" : "";
            throw WholeFile(place + "不是合法的 JSON，或有重复的字段");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800) in a field's name: legal JSON, but no text.
            throw WholeFile("字段名里有不成对的 \\u 转义，不是合法的 Unicode 文字");
        }
    }

    private static InputException WholeFile(string message) => new([new InputError("", message)]);
}

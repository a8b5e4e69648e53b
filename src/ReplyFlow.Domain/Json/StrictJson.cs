using System.Globalization;
using System.Text.Json;

namespace ReplyFlow.Domain.Json;

/// <summary>
/// A value inside a JSON file that is read strictly: unknown and repeated fields, wrong types and impossible dates are
/// recorded with their path, so that one reading reports everything that is wrong.
/// </summary>
public readonly struct StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly JsonElement element;
    private readonly List<InputError> errors;

    private StrictJson(JsonElement element, string path, List<InputError> errors) =>
        (this.element, Path, this.errors) = (element, path, errors);

    /// <summary>Where this value stands in the file, for example <c>2023.off[3]</c>; empty for the root.</summary>
    public string Path { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="json">The file's text; a leading byte order mark is ignored.</param>
    /// <param name="read">Makes the result from the root value; it may record errors.</param>
    /// <exception cref="InputException">The text is not JSON, or <paramref name="read"/> recorded an error.</exception>
    public static T Read<T>(string json, Func<StrictJson, T> read)
    {
        var errors = new List<InputError>();
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Options);
            var result = read(new StrictJson(document.RootElement, "", errors));
            return errors.Count == 0 ? result : throw new InputException(errors);
        }
        catch (JsonException e)
        {
            throw new InputException([new InputError("", Malformed(e))]);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800) in a string or a name: legal JSON, but no text.
            throw new InputException([new InputError("", "文字里有不成对的 \\u 转义，不是合法的 Unicode 文字")]);
        }
    }

    /// <summary>Records that this value is unusable.</summary>
    /// <param name="message">What is wrong and what was expected, in Chinese.</param>
    public void Error(string message) => errors.Add(new InputError(Path, message));

    /// <summary>The members of an object; records an error and yields none where this is not an object.</summary>
    public IEnumerable<(string Name, StrictJson Value)> Members()
    {
        if (!Is(JsonValueKind.Object, "应为 { } 对象"))
            return [];
        var (self, prefix) = (this, Path.Length == 0 ? "" : Path + ".");
        return element.EnumerateObject().Select(p => (p.Name, new StrictJson(p.Value, prefix + p.Name, self.errors))).ToList();
    }

    /// <summary>The fields of an object that has no others than the known ones; every other field is an error by name.</summary>
    /// <param name="known">The names allowed here.</param>
    public IReadOnlyDictionary<string, StrictJson> Fields(params string[] known)
    {
        var fields = new Dictionary<string, StrictJson>();
        foreach (var (name, value) in Members())
            if (known.Contains(name))
                fields[name] = value;
            else
                value.Error($"不认识的字段，这里只能有 {string.Join("、", known)}");
        return fields;
    }

    /// <summary>The items of an array; records an error and yields none where this is not an array.</summary>
    public IEnumerable<StrictJson> Items()
    {
        if (!Is(JsonValueKind.Array, "应为 [ ] 列表"))
            return [];
        var self = this;
        return element.EnumerateArray().Select((e, i) => new StrictJson(e, $"{self.Path}[{i}]", self.errors)).ToList();
    }

    /// <summary>The text; records an error and gives "" where this is not a string.</summary>
    public string Text() => Is(JsonValueKind.String, "应为文字") ? element.GetString()! : "";

    /// <summary>True or false; records an error and gives false where this is neither.</summary>
    public bool Bool()
    {
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Error("应为 true 或 false");
        return element.ValueKind == JsonValueKind.True;
    }

    /// <summary>A date written yyyy-MM-dd; records an error and gives null where it is not one.</summary>
    public DateOnly? Date()
    {
        if (!Is(JsonValueKind.String, "应为 yyyy-MM-dd 形式的日期"))
            return null;
        var text = element.GetString()!;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Error($"“{text}”不是日期，应为 yyyy-MM-dd，例如 2023-05-06");
        return null;
    }

    /// <summary>True where this is JSON null.</summary>
    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>True where this is a string.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    private bool Is(JsonValueKind kind, string expected)
    {
        if (element.ValueKind != kind)
            Error(expected);
        return element.ValueKind == kind;
    }

    private static string Malformed(JsonException e) => e.LineNumber is { } line
        ? $"第 {line + 1} 行不是合法的 JSON（{e.Message}）"
        : $"不是合法的 JSON（{e.Message}）";
}

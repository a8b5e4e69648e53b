using System.Text.Json;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Suggestions from a JSON array of objects, whose names are the headings or the fields' English names.</summary>
/// <remarks>Not by <c>StrictJson</c>: a value may be text, truth or a number whose digits count as they are written, and its heading says which.</remarks>
internal static class JsonSuggestions
{
    /// <summary>Fields that may be written as a number: 390 for a number, 20260211 for a date.</summary>
    private static readonly string[] Numeric = ["number", "date", "phone"];

    /// <exception cref="InvalidInputException">It is not such an array; the message names the place.</exception>
    public static IReadOnlyList<Dictionary<string, string>> Read(string name, string text)
    {
        try
        {
            using var doc = JsonDocument.Parse(text);
            if (doc.RootElement.ValueKind != JsonValueKind.Array)
                throw new InvalidInputException("File", $"{name}应是一个数组 [ … ]，每项一件建议。");
            return [.. doc.RootElement.EnumerateArray().Select((e, i) => Row(name, e, i + 1))];
        }
        catch (JsonException e)
        {
            throw new InvalidInputException("File", $"{name}不是正确的 JSON：第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节处有误。");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800): legal JSON, but no text.
            throw new InvalidInputException("File", $"{name}里有残缺的字符（不成对的 \\u 转义）。");
        }
    }

    private static Dictionary<string, string> Row(string name, JsonElement item, int no)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw new InvalidInputException("File", $"{name}第 {no} 项应是对象 {{ … }}。");
        var row = new Dictionary<string, string>();
        foreach (var p in item.EnumerateObject())
        {
            var field = SuggestionHeadings.All.Read(name, p.Name);
            if (ImportColumns.IsRead(field) && !row.TryAdd(field, Value(name, no, p, field)))
                throw new InvalidInputException("File", $"{name}第 {no} 项的“{Excerpt.Of(p.Name)}”出现了两次。");
        }
        SuggestionHeadings.All.Check(name, [.. row.Keys]);
        return row;
    }

    private static string Value(string name, int no, JsonProperty p, string field) => p.Value.ValueKind switch
    {
        JsonValueKind.String => p.Value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Number when Numeric.Contains(field) => p.Value.GetRawText(),
        JsonValueKind.Array when (field.StartsWith("co", StringComparison.Ordinal) || field == "plainCoHandlers") && AreTexts(p.Value) =>
            string.Join('、', p.Value.EnumerateArray().Select(v => v.GetString())),
        _ => throw new InvalidInputException("File", $"{name}第 {no} 项的“{Excerpt.Of(p.Name)}”应是文字，写在双引号里。"),
    };

    private static bool AreTexts(JsonElement list) => list.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String);
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>
/// A scope's rules as JSON: <c>{"assign": "5wd", "object": "10wd", "opinion": "1m", "reply": "3m", "extended": "6m",
/// "feedback": "20wd", "reReply": "1m", "errand": "2wd", "roll": false}</c>. A field left out is inherited; unknown fields are refused by name.
/// </summary>
public static class DeadlineOverridesFile
{
    private const string Roll = "roll";
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kinds by their field names.</summary>
    public static IReadOnlyDictionary<string, DeadlineKind> Fields { get; } =
        Enum.GetValues<DeadlineKind>().ToImmutableDictionary(k => JsonNamingPolicy.CamelCase.ConvertName(k.ToString()));

    /// <summary>Reads a scope's rules.</summary>
    /// <exception cref="InputException">A field is wrong; every wrong one is named.</exception>
    public static DeadlineOverrides Parse(string json) => StrictJson.Read(json, root => root.Object(o => new DeadlineOverrides
    {
        Periods = Fields.Select(f => (Kind: f.Value, Period: o.Field(f.Key) is { } value ? ReadPeriod(value) : null))
            .Where(f => f.Period is not null).ToImmutableSortedDictionary(f => f.Kind, f => f.Period!.Value),
        Roll = o.Field(Roll)?.Bool(),
    }))!;

    /// <summary>Writes a scope's rules so that <see cref="Parse"/> gives them back.</summary>
    public static string Write(DeadlineOverrides rules)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            foreach (var (kind, period) in rules.Periods)
                writer.WriteString(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), period.ToString());
            if (rules.Roll is { } roll)
                writer.WriteBoolean(Roll, roll);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Period? ReadPeriod(StrictJson value)
    {
        if (value.Text() is not { } text)
            return null;
        if (Period.TryParse(text, out var period))
            return period;
        value.Error($"“{Excerpt.Of(text)}”不是期限，应为数字加单位 wd（工作日）、cd（日）或 m（月），例如 10wd");
        return null;
    }
}

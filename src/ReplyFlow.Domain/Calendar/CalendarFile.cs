using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Calendar;

/// <summary>
/// The calendar's file form: <c>{"2023": {"source": [address…], "off": [date…], "work": [date…]}, …}</c>,
/// dates as yyyy-MM-dd.
/// </summary>
public static class CalendarFile
{
    private const string Embedded = "ReplyFlow.Domain.Calendar.working-days-cn.json";
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the years of a file.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="InputException">The file is not a calendar; every wrong field is named.</exception>
    public static IReadOnlyList<CalendarYear> Parse(string json)
    {
        var years = StrictJson.Read(json, root => root.Members().Select(m => ReadYear(m.Name, m.Value)).ToList());
        if (years.Count == 0)
            throw new InputException([new("", "没有任何年份，至少应有一年，例如 {\"2023\": {\"off\": [], \"work\": []}}")]);
        var errors = CalendarYearRules.Check(years);
        return errors.Count == 0 ? years : throw new InputException(errors);
    }

    /// <summary>Writes years so that <see cref="Parse"/> gives them back.</summary>
    public static string Write(IEnumerable<CalendarYear> years)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            foreach (var year in years.OrderBy(y => y.Year))
            {
                writer.WriteStartObject(year.Year.ToString("0000", CultureInfo.InvariantCulture));
                WriteList(writer, "source", year.Sources);
                WriteList(writer, "off", year.Off.Order().Select(Text));
                WriteList(writer, "work", year.Work.Order().Select(Text));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The years shipped with the product, from the State Council's notices.</summary>
    internal static IReadOnlyList<CalendarYear> ReadShipped()
    {
        using var stream = typeof(CalendarFile).Assembly.GetManifestResourceStream(Embedded)
            ?? throw new InvalidOperationException($"The resource {Embedded} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    private static CalendarYear ReadYear(string name, StrictJson value)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || name.Length != 4)
            value.Error($"“{Excerpt.Of(name)}”不是年份，应为四位数字，例如 2023");
        var days = value.Object(o => new CalendarYear(year, [.. o.Items("source").Select(i => i.Text()).OfType<string>()], Dates(value, o, "off"),
            Dates(value, o, "work")));
        return days ?? new CalendarYear(year, [], [], []);
    }

    private static List<DateOnly> Dates(StrictJson year, StrictObject fields, string name)
    {
        if (fields.Field(name) is { } list)
            return [.. list.Items().Select(i => i.Date()).OfType<DateOnly>()];
        year.Error($"缺少 {name}（日期列表，可以为空）");
        return [];
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>
/// The settings' JSON form: <c>{"assign": "5wd", "object": "10wd", "opinion": "1m", "reply": "3m", "extended": "6m",
/// "feedback": "20wd", "reReply": "1m", "roll": false, "campaignDates": {"市第十七届人大三次会议": "2023-05-25"}}</c>.
/// A field left out has its default; unknown fields are refused by name.
/// </summary>
public static class DeadlineSettingsFile
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads settings.</summary>
    /// <exception cref="InputException">A field is wrong; every wrong one is named.</exception>
    public static DeadlineSettings Parse(string json) => StrictJson.Read(json, root =>
    {
        var fields = root.Fields("assign", "object", "opinion", "reply", "extended", "feedback", "reReply", "roll", "campaignDates");
        var settings = new DeadlineSettings
        {
            Assign = Read("assign", DeadlineSettings.Default.Assign),
            Object = Read("object", DeadlineSettings.Default.Object),
            Opinion = Read("opinion", DeadlineSettings.Default.Opinion),
            Reply = Read("reply", DeadlineSettings.Default.Reply),
            Extended = Read("extended", DeadlineSettings.Default.Extended),
            Feedback = Read("feedback", DeadlineSettings.Default.Feedback),
            ReReply = Read("reReply", DeadlineSettings.Default.ReReply),
            Roll = fields.TryGetValue("roll", out var roll) && roll.Bool(),
            CampaignDates = fields.TryGetValue("campaignDates", out var dates) ? ReadDates(dates) : DeadlineSettings.Default.CampaignDates,
        };
        if (settings.Extended.Unit == settings.Reply.Unit && settings.Extended.Count < settings.Reply.Count)
            root.Error("extended（延期后最长期限）不能短于 reply（答复期限）");
        return settings;

        Period Read(string name, Period fallback) => fields.TryGetValue(name, out var value) ? ReadPeriod(value, fallback) : fallback;
    });

    /// <summary>Writes settings so that <see cref="Parse"/> gives them back.</summary>
    public static string Write(DeadlineSettings settings)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteString("assign", settings.Assign.ToString());
            writer.WriteString("object", settings.Object.ToString());
            writer.WriteString("opinion", settings.Opinion.ToString());
            writer.WriteString("reply", settings.Reply.ToString());
            writer.WriteString("extended", settings.Extended.ToString());
            writer.WriteString("feedback", settings.Feedback.ToString());
            writer.WriteString("reReply", settings.ReReply.ToString());
            writer.WriteBoolean("roll", settings.Roll);
            writer.WriteStartObject("campaignDates");
            foreach (var (session, day) in settings.CampaignDates)
                writer.WriteString(session, DayText.Iso(day));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Period ReadPeriod(StrictJson value, Period fallback)
    {
        var text = value.Text();
        if (Period.TryParse(text, out var period))
            return period;
        if (value.IsText)
            value.Error($"“{text}”不是期限，应为数字加单位 wd（工作日）、cd（日）或 m（月），例如 10wd");
        return fallback;
    }

    private static ImmutableSortedDictionary<string, DateOnly> ReadDates(StrictJson value) =>
        value.Members()
            .Select(m => (m.Name, Day: m.Value.Date()))
            .Where(m => m.Day is not null)
            .ToImmutableSortedDictionary(m => m.Name, m => m.Day!.Value, StringComparer.Ordinal);
}

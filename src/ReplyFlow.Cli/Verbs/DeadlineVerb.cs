using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow deadline START +N(wd|cd|m)</c>: the due date of a period and how it is derived.</summary>
internal static class DeadlineVerb
{
    private const int LargestFile = 20 * 1024 * 1024;
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var start = new Argument<string>("START") { Description = "起算日 yyyy-MM-dd，当天不计" };
        var period = new Argument<string>("PERIOD") { Description = "期限：+N 加单位 wd（工作日）、cd（日）或 m（月），例如 +10wd" };
        var calendar = new Option<string?>("--calendar") { Description = "放假安排文件；不给时用随产品提供的", HelpName = "FILE" };
        var roll = new Option<bool>("--roll") { Description = "到期日不是工作日时顺延到下一个工作日" };
        var campaign = new Option<string?>("--campaign") { Description = "会议要求的统一完成日，与期限取早", HelpName = "DATE" };
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("deadline", "推算到期日，并逐步说明由来") { start, period, calendar, roll, campaign, json };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var from = ReadDate("START", parsed.GetValue(start)!);
                var length = ReadPeriod(parsed.GetValue(period)!);
                var session = parsed.GetValue(campaign) is { } text ? ReadDate("--campaign", text) : (DateOnly?)null;
                var days = parsed.GetValue(calendar) is { } file ? ReadCalendar(file) : WorkingCalendar.Shipped;
                var deadline = DeadlineCalculator.Compute(from, length, days, parsed.GetValue(roll), session);
                output.WriteLine(parsed.GetValue(json) ? ToJson(from, length, deadline) : ToText(deadline));
                return 0;
            }
            catch (InputException e)
            {
                foreach (var problem in e.Errors)
                    error.WriteLine(problem);
                return 2;
            }
        });
        return command;
    }

    private static DateOnly ReadDate(string field, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1949 and <= 2999
            ? date
            : throw Unusable(field, $"“{text}”不是可用的日期，应为 1949 到 2999 年间的 yyyy-MM-dd，例如 2023-04-20");

    private static Period ReadPeriod(string text) =>
        text.StartsWith('+') && Period.TryParse(text, out var period)
            ? period
            : throw Unusable("PERIOD", $"“{text}”不是期限，应为 +N 加单位 wd（工作日）、cd（日）或 m（月），N 为 1 到 {Period.MaxCount}，例如 +10wd");

    private static WorkingCalendar ReadCalendar(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
                throw Unusable(path, "文件超过 20 MB，不是放假安排文件");
            return new WorkingCalendar(CalendarFile.Parse(File.ReadAllText(path)));
        }
        catch (InputException e)
        {
            throw new InputException(e.Errors.Select(x => x with { Path = x.Path == path ? path : $"{path} {x.Path}".TrimEnd() }).ToList());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unusable(path, $"读不了这个文件（{e.Message}），应为放假安排 JSON 文件");
        }
    }

    private static InputException Unusable(string field, string message) => new([new InputError(field, message)]);

    private static string ToText(Deadline deadline) => $"{DayText.Iso(deadline.Due)}\n{deadline.Explanation}";

    private static string ToJson(DateOnly start, Period period, Deadline deadline)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            writer.WriteStartObject();
            writer.WriteString("start", DayText.Iso(start));
            writer.WriteString("period", $"+{period}");
            writer.WriteString("due", DayText.Iso(deadline.Due));
            writer.WriteStartArray("derivation");
            foreach (var step in deadline.Derivation)
                writer.WriteStringValue(step);
            writer.WriteEndArray();
            writer.WriteBoolean("provisional", deadline.Provisional);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}

using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow deadline START +N(wd|cd|m)</c>: the due date of a period and how it is derived.</summary>
internal static class DeadlineVerb
{
    private const int LargestFile = 2 * 1024 * 1024;
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var start = new Argument<string>("START") { Description = "起算日 yyyy-MM-dd，当天不计" };
        var period = new Argument<string>("PERIOD") { Description = "期限：+N 加单位 wd（工作日）、cd（日）或 m（月），例如 +10wd" };
        var calendar = new Option<string?>("--calendar") { Description = "放假安排文件；不给时用随产品提供的", HelpName = "FILE" };
        var roll = new Option<bool>("--roll") { Description = "到期日不是工作日时顺延到下一个工作日" };
        var campaign = new Option<string?>("--campaign") { Description = "会议要求的统一完成日，与期限取早", HelpName = "DATE" };
        var db = DatabaseOption.Optional("按这个数据库里的工作日历和全市期限规则推算，只读；与 --calendar 不能同时给");
        var json = new Option<bool>("--json") { Description = "输出一个 JSON 文档" };
        var command = new Command("deadline", "推算到期日，并逐步说明由来") { start, period, calendar, roll, campaign, db, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var from = ReadDate("START", parsed.GetValue(start)!);
                var length = ReadPeriod(parsed.GetValue(period)!);
                var session = parsed.GetValue(campaign) is { } text ? ReadDate("--campaign", text) : (DateOnly?)null;
                var (days, rolls) = (parsed.GetValue(calendar), parsed.GetValue(db)) switch
                {
                    (null, null) => (WorkingCalendar.Shipped, false),
                    ({ } file, null) => (ReadCalendar(file), false),
                    (null, { } address) => await ReadStoredAsync(address, ct),
                    _ => throw Unusable("--calendar", "与 --db 只能给一个：日历要么取自文件，要么取自数据库"),
                };
                var deadline = DeadlineCalculator.Compute(from, length, days, rolls || parsed.GetValue(roll), session);
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
                throw Unusable(path, "文件超过 2 MB，不是放假安排文件");
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

    /// <summary>The calendar of an installation, and whether its rules for the whole city roll due dates off days off.</summary>
    private static async Task<(WorkingCalendar Calendar, bool Rolls)> ReadStoredAsync(string text, CancellationToken ct)
    {
        try
        {
            await using var database = DatabaseOption.Existing(text).Open();
            var stored = await new DeadlineStore().ReadAsync(database, ct);
            return (stored.Calendar, stored.Rules(null, null).Roll);
        }
        catch (Exception e) when (e is FormatException or DbException)
        {
            throw Unusable("--db", $"{text} 读不出工作日历（{e.Message}），应为 ReplyFlow 的数据库");
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

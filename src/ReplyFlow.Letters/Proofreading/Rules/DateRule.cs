using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: dates exist, are written unpadded, follow one another, and the letter is dated on a working day in time.</summary>
internal sealed partial class DateRule : IProofRule
{
    private const int Rule = 2;

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Written().Matches(input.Body.Text))
            CheckWritten(match, sink);
        CheckOrder(input, sink);
        CheckDay(input, sink);
    }

    private static void CheckWritten(Match match, FindingSink sink)
    {
        var (year, month) = (Number(match.Groups[1]), Number(match.Groups[2]));
        var day = match.Groups[3].Success ? Number(match.Groups[3]) : 1;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            sink.Body(Rule, Severity.Error, match.Index, match.Length, $"没有“{match.Value}”这一天，请核对日期");
        else if (match.Groups[2].Value.StartsWith('0') || match.Groups[3].Value.StartsWith('0'))
            sink.Body(Rule, Severity.Error, match.Index, match.Length, "日期中的月、日不补零", match.Groups[3].Success ? $"{year}年{month}月{day}日" : $"{year}年{month}月");
    }

    private static void CheckOrder(ProofInput input, FindingSink sink)
    {
        var (letter, context) = (input.Letter, input.Context);
        (string Name, DateOnly? Day)[] order =
        [
            ("交办日期", context.AssignedOn), ("签发日期", context.SignedOn), ("成文日期", letter.Date), ("印发日期", letter.IssuedOn), ("送达日期", context.SentOn),
        ];
        (string Name, DateOnly Day)? before = null;
        foreach (var (name, day) in order)
        {
            if (day is not { } now)
                continue;
            if (before is { } earlier && now < earlier.Day)
            {
                var field = name == "印发日期" ? "issuedOn" : "date";
                var text = field == "issuedOn" ? DayText.Iso(now) : letter.Date is { } date ? DayText.Iso(date) : "";
                sink.Field(Rule, Severity.Error, field, text, $"{name} {DayText.Iso(now)} 早于{earlier.Name} {DayText.Iso(earlier.Day)}");
            }

            before = (name, now);
        }
    }

    private static void CheckDay(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Date is not { } date)
            return;
        if (input.Context.DueDate is { } due && date > due)
            sink.Field(Rule, Severity.Warning, "date", DayText.Iso(date), $"成文日期 {DayText.Iso(date)} 晚于办理期限 {DayText.Iso(due)}");
        if (input.Context.Calendar is { } calendar && calendar.IsLoaded(date.Year) && !calendar.IsWorkingDay(date))
            sink.Field(Rule, Severity.Warning, "date", DayText.Iso(date), calendar.KindOf(date) == DayKind.Holiday
                ? $"成文日期 {DayText.Iso(date)} 是放假日"
                : $"成文日期 {DayText.Iso(date)} 是{DayText.Weekday(date)}，不是工作日");
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")]
    private static partial Regex Written();
}

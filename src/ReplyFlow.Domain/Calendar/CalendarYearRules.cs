using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Calendar;

/// <summary>What a year's arrangement must satisfy before it may be used, whether it comes from a file or from a form.</summary>
public static class CalendarYearRules
{
    private const int MaxSources = 10;
    private const int MaxSource = 300;

    /// <summary>Everything wrong with the years, taken together.</summary>
    /// <param name="years">The years, in any order.</param>
    /// <returns>Errors with paths such as <c>2023.work[0]</c>; empty when the years may be used.</returns>
    public static IReadOnlyList<InputError> Check(IEnumerable<CalendarYear> years)
    {
        var errors = new List<InputError>();
        var seen = new Dictionary<DateOnly, string>();
        var loaded = new HashSet<int>();
        foreach (var year in years)
        {
            if (year.Year is < 1949 or > 2999)
                errors.Add(new($"{year.Year}", "年份应在 1949 到 2999 之间"));
            if (!loaded.Add(year.Year))
                errors.Add(new($"{year.Year}", "同一年出现了两次"));
            CheckSources(year, errors);
            CheckDays(year, "off", year.Off, seen, errors);
            CheckDays(year, "work", year.Work, seen, errors);
        }

        return errors;
    }

    private static void CheckSources(CalendarYear year, List<InputError> errors)
    {
        if (year.Sources.Count > MaxSources)
            errors.Add(new($"{year.Year}.source", $"有 {year.Sources.Count} 条，最多 {MaxSources} 条"));
        for (var i = 0; i < year.Sources.Count; i++)
            if (TextLength.Of(year.Sources[i]) is 0 or > MaxSource || year.Sources[i].Any(char.IsControl))
                errors.Add(new($"{year.Year}.source[{i}]", $"应为 1 到 {MaxSource} 个字，没有换行和控制字符"));
    }

    private static void CheckDays(
        CalendarYear year, string field, IReadOnlyList<DateOnly> days, Dictionary<DateOnly, string> seen, List<InputError> errors)
    {
        for (var i = 0; i < days.Count; i++)
        {
            var (day, path) = (days[i], $"{year.Year}.{field}[{i}]");
            if (day.Year != year.Year && !(day.Year == year.Year - 1 && day.Month == 12))
                errors.Add(new(path, $"{day:yyyy-MM-dd} 不在 {year.Year} 年（只允许上一年 12 月的连休日）"));
            if (field == "work" && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                errors.Add(new(path, $"{day:yyyy-MM-dd} 不是周末，调休上班日应为周六或周日"));
            if (!seen.TryAdd(day, path))
                errors.Add(new(path, $"{day:yyyy-MM-dd} 已在 {seen[day]} 写过"));
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>One year's days off and make-up days, typed as ranges like the notice gives them.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed partial class EditModel(SaveCalendar command, CaseDeadlines deadlines, TimeProvider time) : CalendarChangePage(command)
{
    private const int BlankRows = 4;
    private const int MaxRows = 60;
    private const int LongestRange = 31;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Whether the year is in force already.</summary>
    public bool IsLoaded => deadlines.Calendar.IsLoaded(Year);

    public void OnGet()
    {
        CheckYear();
        var year = deadlines.Calendar.Years.FirstOrDefault(y => y.Year == Year);
        Input.Source = string.Join('\n', year?.Sources ?? []);
        Input.Rows = year is null
            ? []
            : [.. Ranges(year.Off, false), .. Ranges(year.Work, true)];
        Input.Rows.AddRange(Enumerable.Range(0, year is null ? 2 * BlankRows + 4 : BlankRows).Select(_ => new DayRow()));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckYear();
        Input.Json = "";
        return await ShowAsync([Read()]);
    }

    private void CheckYear()
    {
        if (!IsLoaded && (Year < time.Today().Year - 5 || Year > time.Today().Year + 2))
            throw new NotFoundException($"没有 {Year} 年的工作日历；可以录入的是最近几年和今后两年。");
    }

    private CalendarYear Read()
    {
        var errors = new List<FieldError>();
        var (off, work) = (new List<DateOnly>(), new List<DateOnly>());
        foreach (var (row, i) in Input.Rows.Take(MaxRows).Select((r, i) => (r, i + 1)))
        {
            if (row.From is not { } from)
            {
                if (row.To is not null)
                    errors.Add(new($"Rows[{i - 1}].From", $"第 {i} 行只填了截止日，请补上开始日，或把这一行清空。"));
                continue;
            }
            var to = row.To ?? from;
            if (to < from || to.DayNumber - from.DayNumber >= LongestRange)
                errors.Add(new($"Rows[{i - 1}].To", $"第 {i} 行的截止日应不早于开始日，一行最多 {LongestRange} 天。"));
            else
                (row.IsWork ? work : off).AddRange(Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(n => from.AddDays(n)));
        }
        var year = new CalendarYear(Year, [.. Input.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            [.. off.Order()], [.. work.Order()]);
        errors.AddRange(CalendarYearRules.Check([year]).Select(e => new FieldError(Field(year, e.Path), Words(year, e.Message) + "。")));
        return errors.Count == 0 ? year : throw new InvalidInputException([.. errors.DistinctBy(e => e.Message).Take(50)]);
    }

    /// <summary>The field that a rule's path means: the row that a day stands in, or the sources.</summary>
    private string Field(CalendarYear year, string path) =>
        path.Contains(".source", StringComparison.Ordinal) ? "Source" : Row(year, path, later: true) is >= 0 and var row ? $"Rows[{row}].From" : "";

    /// <summary>A rule's words, with the rows of the form where they name a place in the file.</summary>
    private string Words(CalendarYear year, string message) =>
        Place().Replace(message, m => Row(year, m.Value, later: false) is >= 0 and var row ? $"第 {row + 1} 行" : m.Value);

    /// <summary>The row that a day stands in (2027.off[3]), of several the first or the last; -1 for none.</summary>
    private int Row(CalendarYear year, string path, bool later)
    {
        if (Place().Match(path) is not { Success: true } place)
            return -1;
        var isWork = place.Groups["list"].Value == "work";
        var day = (isWork ? year.Work : year.Off)[int.Parse(place.Groups["at"].Value, CultureInfo.InvariantCulture)];
        bool HasDay(DayRow r) => r.From <= day && day <= (r.To ?? r.From);
        return later ? Input.Rows.FindLastIndex(r => r.IsWork == isWork && HasDay(r)) : Input.Rows.FindIndex(HasDay);
    }

    [GeneratedRegex(@"\d+\.(?<list>off|work)\[(?<at>\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    private static IEnumerable<DayRow> Ranges(IEnumerable<DateOnly> days, bool isWork) =>
        DayRange.Of(days).Select(r => new DayRow { From = r.First, To = r.Last, IsWork = isWork });
}

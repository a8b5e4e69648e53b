using System.Text.Json;
using ReplyFlow.Testing;

namespace ReplyFlow.Domain.Tests.Calendar;

/// <summary>
/// A second, deliberately simple reading of the same facts: one list of every day from 2022 to 2030, each day marked
/// worked or not by the file's text, and deadlines found by walking that list. It shares no code with the product.
/// </summary>
public sealed class NaiveCalendar
{
    private readonly List<(string Day, bool Worked)> _days = [];

    public NaiveCalendar()
    {
        var json = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "src/ReplyFlow.Domain/Calendar/working-days-cn.json"));
        var off = new HashSet<string>();
        var work = new HashSet<string>();
        foreach (var year in JsonDocument.Parse(json).RootElement.EnumerateObject())
        {
            off.UnionWith(year.Value.GetProperty("off").EnumerateArray().Select(e => e.GetString()!));
            work.UnionWith(year.Value.GetProperty("work").EnumerateArray().Select(e => e.GetString()!));
        }

        // 1 January 2022 was a Saturday: index 0 and 1 of every seven days from there are the weekend.
        for (var i = 0; i < 9 * 366; i++)
        {
            var day = new DateTime(2022, 1, 1).AddDays(i).ToString("yyyy-MM-dd");
            _days.Add((day, work.Contains(day) || (i % 7 > 1 && !off.Contains(day))));
        }
    }

    public bool Works(string day) => _days[IndexOf(day)].Worked;

    public string AfterWorkingDays(string start, int n) =>
        _days.Skip(IndexOf(start) + 1).Where(d => d.Worked).Skip(n - 1).First().Day;

    public string AfterDays(string start, int n) => _days[IndexOf(start) + n].Day;

    public string AfterMonths(string start, int n)
    {
        var (year, month, day) = (int.Parse(start[..4]), int.Parse(start[5..7]), int.Parse(start[8..]));
        for (var i = 0; i < n; i++)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        while (!_days.Exists(d => d.Day == $"{year:0000}-{month:00}-{day:00}"))
            day--;
        return $"{year:0000}-{month:00}-{day:00}";
    }

    public string Rolled(string day) => _days.Skip(IndexOf(day)).First(d => d.Worked).Day;

    public int WorkedBetween(string after, string upTo) =>
        _days.Count(d => d.Worked && string.CompareOrdinal(d.Day, after) > 0 && string.CompareOrdinal(d.Day, upTo) <= 0);

    private int IndexOf(string day) => _days.FindIndex(d => d.Day == day);
}

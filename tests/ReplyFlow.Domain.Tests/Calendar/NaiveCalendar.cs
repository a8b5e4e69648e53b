using System.Text.Json;
using ReplyFlow.Testing;

namespace ReplyFlow.Domain.Tests.Calendar;

/// <summary>
/// A second, deliberately simple reading of the same facts: one list of every day from 2022 to 2030, each day marked
/// worked or not by the file's text, and deadlines found by walking that list. It shares no code with the product.
/// </summary>
public sealed class NaiveCalendar
{
    /// <summary>The statutory holidays, written out, of the years of the list that the file does not hold.</summary>
    private static readonly string[] Statutory =
    [
        "2022-01-01 2022-02-01 2022-02-02 2022-02-03 2022-04-05 2022-05-01 2022-06-03 2022-09-10 2022-10-01 2022-10-02 2022-10-03",
        "2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03",
        "2028-01-01 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02 2028-05-28 2028-10-01 2028-10-02 2028-10-03",
        "2029-01-01 2029-02-12 2029-02-13 2029-02-14 2029-02-15 2029-04-04 2029-05-01 2029-05-02 2029-06-16 2029-09-22 2029-10-01 2029-10-02 2029-10-03",
        "2030-01-01 2030-02-02 2030-02-03 2030-02-04 2030-02-05 2030-04-05 2030-05-01 2030-05-02 2030-06-05 2030-09-12 2030-10-01 2030-10-02 2030-10-03",
    ];

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

        off.UnionWith(Statutory.SelectMany(y => y.Split(' ')));

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

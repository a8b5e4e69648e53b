using System.Globalization;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>
/// Which reminders a year must give, told day by day: ten and three working days before, on the day, then every second
/// working day. Keeps what it said before, looks at one morning at a time.
/// </summary>
internal sealed class NaiveReminders(NaiveDays days)
{
    private readonly Dictionary<Guid, List<(string Key, DateOnly On)>> _given = [];

    public HashSet<(Guid Item, string Key, DateOnly On)> All { get; } = [];

    public void Morning(DateOnly today, IEnumerable<YearItem> open)
    {
        foreach (var item in open)
            if ((item.DueOn ?? item.CaseDueOn) is { } due && Last(due, today) is { } rung && rung.On > item.Opened)
                Give(item.Id, rung, today);
    }

    private void Give(Guid item, (string Key, DateOnly On) rung, DateOnly today)
    {
        if (!_given.TryGetValue(item, out var before))
            _given[item] = before = [];
        if (before.Any(b => b.Key == rung.Key || b.On >= rung.On))
            return;
        before.Add((rung.Key, today));
        All.Add((item, rung.Key, today));
    }

    private (string Key, DateOnly On)? Last(DateOnly due, DateOnly today)
    {
        (string, DateOnly)? last = null;
        foreach (var (offset, on) in Rungs(due, today))
            last = ($"{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}:{offset.ToString("+0;-0;0", CultureInfo.InvariantCulture)}", on);
        return last;
    }

    private IEnumerable<(int Offset, DateOnly On)> Rungs(DateOnly due, DateOnly today)
    {
        var anchor = days.IsWorked(due) ? due : days.Shift(due, -1);
        foreach (var before in new[] { 10, 3 })
            if (days.Shift(anchor, -before) is var day && day <= today)
                yield return (-before, day);
        if (anchor <= today)
            yield return (0, anchor);
        for (var late = 2; due < today && days.Shift(due, late) is var day && day <= today; late += 2)
            yield return (late, day);
    }
}

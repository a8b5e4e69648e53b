using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deadlines;

/// <summary>Changes the calendar, and counts again every open due date that rests on it.</summary>
public sealed class SaveCalendar(UnitRunner units, ReplyFlowDb db, DeadlineQueries queries, TimeProvider time)
{
    /// <summary>What a change would do. Nothing is saved.</summary>
    /// <exception cref="InvalidInputException">The years cannot be used.</exception>
    public async Task<CalendarPreview> PreviewAsync(CalendarInput change, CancellationToken ct)
    {
        var stored = await queries.StoredYearsAsync(ct);
        var (before, years) = (DeadlineStore.Calendar(stored), Apply(stored, change));
        var after = Check(years);
        db.ChangeTracker.Clear();
        var moves = await new DueRecount(db, after, time.Today()).RunAsync(ct);
        db.ChangeTracker.Clear();
        var diff = CalendarDiff.Between(before, after);
        return new CalendarPreview(CalendarPreview.TokenOf(stored), after, diff, moves,
            diff.IsEmpty && CalendarFile.Write(before.Years) != CalendarFile.Write(after.Years));
    }

    /// <summary>Saves a change that was previewed.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="change">The years to put in, or the year to drop.</param>
    /// <param name="token">Token of the preview.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="InvalidInputException">The years cannot be used, nothing changes, or somebody changed the calendar meanwhile.</exception>
    public async Task<CalendarSaved> RunAsync(Actor actor, CalendarInput change, string token, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var id = Guid.CreateVersion7();
        var (moves, cases) = await units.RunAsync(actor, unit => SaveAsync(unit, change, token, id, ct), ct);
        var key = id.ToString();
        var seq = await db.Audit.Where(a => a.Kind == AuditFact.KindOf<CalendarChanged>() && a.Data.Contains(key)).OrderByDescending(a => a.Seq)
            .Select(a => a.Seq).FirstAsync(ct);
        return new CalendarSaved(seq, moves, cases);
    }

    private async Task<(int Moves, int Cases)> SaveAsync(Unit unit, CalendarInput change, string token, Guid id, CancellationToken ct)
    {
        await unit.Db.LockDeadlinesAsync(change: true, ct);
        var stored = await queries.StoredYearsAsync(ct);
        if (CalendarPreview.TokenOf(stored) != token)
            throw new InvalidInputException("", "别人刚刚修改了工作日历，您看到的比较已经过时，没有保存。请重新查看差别后再保存。");
        var years = Apply(stored, change);
        var (before, after) = (DeadlineStore.Calendar(stored), Check(years));
        if (CalendarFile.Write(before.Years) == CalendarFile.Write(after.Years))
            throw new InvalidInputException("", "与现在的日历相同，没有需要保存的内容。");
        var value = years.Count == 0 ? null : CalendarFile.Write(years);
        await DeadlineStore.WriteAsync(unit, DeadlineStore.CalendarSetting, value, ct);
        var moves = await new DueRecount(unit.Db, after, unit.Today).RunAsync(ct);
        var byCase = moves.GroupBy(m => m.CaseId).ToList();
        int[] touched = change.Drop is { } drop ? [drop] : [.. change.Years.Select(y => y.Year)];
        string Touched(WorkingCalendar calendar) => CalendarFile.Write(calendar.Years.Where(y => touched.Contains(y.Year)));
        unit.RecordSetting(DeadlineStore.CalendarSetting, value, new CalendarChanged(id, byCase.Count, moves.Count, Touched(before), Touched(after)),
            Summary(change, touched, moves.Count, byCase.Count));
        foreach (var group in byCase)
            unit.Record(
                new DueDatesRecounted(id, [.. group.Select(m => new DueDatesRecounted.Move(m.What, m.Before, m.After, m.WasProvisional, m.IsProvisional))]),
                group.Key, $"放假安排更新，{string.Join("；", group.Select(m => m.Words))}", bySystem: true);
        return (moves.Count, byCase.Count);
    }

    private static string Summary(CalendarInput change, int[] years, int moves, int cases)
    {
        var what = $"{(change.Drop is null ? "修改" : "撤销")}工作日历：{string.Join("、", years.Order())} 年放假安排";
        return moves == 0 ? $"{what}，在办期限没有变动" : $"{what}，{cases} 件建议的 {moves} 项期限重算";
    }

    private static IReadOnlyList<CalendarYear> Apply(IReadOnlyList<CalendarYear> stored, CalendarInput change)
    {
        if (change.Drop is { } drop)
            return stored.Any(y => y.Year == drop)
                ? [.. stored.Where(y => y.Year != drop)]
                : throw new InvalidInputException("", $"{drop} 年的放假安排随产品提供，没有导入或修改过，不能撤销。");
        foreach (var year in change.Years.Where(y => y.Off.Count == 0))
            throw new InvalidInputException("", $"{year.Year}.off：{year.Year} 年没有任何放假日，不像一份放假安排，请核对。");
        // A year that says the same as the shipped one needs no row of its own.
        var shipped = WorkingCalendar.Shipped.Years.ToDictionary(y => y.Year, y => CalendarFile.Write([y]));
        return [.. stored.Where(s => change.Years.All(y => y.Year != s.Year)).Concat(change.Years)
            .Where(y => shipped.GetValueOrDefault(y.Year) != CalendarFile.Write([y])).OrderBy(y => y.Year)];
    }

    private static WorkingCalendar Check(IReadOnlyList<CalendarYear> years)
    {
        try
        {
            return DeadlineStore.Calendar(years);
        }
        catch (InputException e)
        {
            throw new InvalidInputException([.. e.Errors.Take(50).Select(x => new FieldError("", x.ToString()))]);
        }
    }
}

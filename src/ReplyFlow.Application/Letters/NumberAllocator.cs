using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters;

/// <summary>Allocates document numbers inside the issuing transaction: unique and without gaps per bureau, series and year.</summary>
public static class NumberAllocator
{
    /// <summary>The case's number that no letter bears yet, or else the next of its lead bureau's series.</summary>
    /// <exception cref="InvalidInputException">The bureau has no series.</exception>
    public static async Task<DocumentNumber> AllocateAsync(Unit unit, Case c, CancellationToken ct)
    {
        var db = unit.Db;
        if (await VoidForeignAsync(unit, c, ct) is { } unused)
            return unused;
        var bureau = c.LeadBureau!;
        if (bureau.SeriesPrefix.Length == 0)
            throw new InvalidInputException("", $"{bureau.Name}还没有设置发文机关代字，请系统管理员在“设置—单位”中填写后再签发。");
        var year = unit.Today.Year;
        var series = await db.LockSeriesAsync(bureau.Id, bureau.SeriesPrefix, year, ct);
        var number = series.Next(c.Id, unit.Now);
        db.DocumentNumbers.Add(unit.HandOn(number));
        unit.Record(new NumberAllocated(number.Id, number.Text, number.Value), c.Id, $"编号：{number.Text}", bySystem: true);
        await db.SaveChangesAsync(ct);
        return number;
    }

    /// <summary>The number the case would be given now; null where its bureau has no series. Nothing is reserved.</summary>
    internal static async Task<string?> ForecastAsync(ReplyFlowDb db, Guid caseId, Bureau bureau, int year, CancellationToken ct)
    {
        if (await Unused(db, caseId).FirstOrDefaultAsync(n => db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == bureau.Id), ct) is { } unused)
            return unused.Text;
        if (bureau.SeriesPrefix.Length == 0)
            return null;
        var next = await db.NumberSeries.Where(s => s.BureauId == bureau.Id && s.Prefix == bureau.SeriesPrefix && s.Year == year)
            .Select(s => (int?)s.NextValue).FirstOrDefaultAsync(ct);
        return DocumentNumber.Format(bureau.SeriesPrefix, year, next ?? 1);
    }

    /// <summary>The case's number in its lead bureau's series that no letter bears yet and that was not voided; null where there is none.</summary>
    internal static Task<DocumentNumber?> UnusedAsync(ReplyFlowDb db, Case c, CancellationToken ct) =>
        Unused(db, c.Id).FirstOrDefaultAsync(n => db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == c.LeadBureauId), ct);

    /// <summary>Voids what a bureau that no longer leads the case had allocated for a letter that never came. The numbers stay taken.</summary>
    /// <returns>The same as <see cref="UnusedAsync"/>.</returns>
    internal static async Task<DocumentNumber?> VoidForeignAsync(Unit unit, Case c, CancellationToken ct)
    {
        var db = unit.Db;
        var unused = await Unused(db, c.Id)
            .Select(n => new { Number = n, IsOwn = db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == c.LeadBureauId) }).ToListAsync(ct);
        foreach (var number in unused.Where(u => !u.IsOwn).Select(u => u.Number))
        {
            number.Void(ForeignReason, unit.Now);
            unit.Record(new NumberVoided(number.Id, number.Text, number.Value, ForeignReason), c.Id, $"作废文号{number.Text}", bySystem: true);
        }
        return unused.Find(u => u.IsOwn)?.Number;
    }

    private const string ForeignReason = "编号后、复函制成前，本件改由其他单位主办。";

    private static IQueryable<DocumentNumber> Unused(ReplyFlowDb db, Guid caseId) =>
        db.DocumentNumbers.Where(n => n.CaseId == caseId && n.VoidedAt == null && !db.Letters.Any(l => l.DocumentNumberId == n.Id));
}

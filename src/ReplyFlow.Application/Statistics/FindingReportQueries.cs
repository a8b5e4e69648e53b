using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Application.Statistics;

/// <summary>核稿统计: which checks find most, as far as the figures are the actor's to see.</summary>
public sealed class FindingReportQueries(ReplyFlowDb db)
{
    /// <summary>The report of some days.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="from">The first day on which versions were submitted.</param>
    /// <param name="to">The last one.</param>
    /// <param name="bureauId">Of one bureau; null for all that the actor sees.</param>
    /// <param name="columns">What the columns are.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FindingReport> ReportAsync(Actor actor, DateOnly from, DateOnly to, Guid? bureauId, FindingColumns columns, CancellationToken ct)
    {
        var counted = db.FindingTallies.AsNoTracking().CountedFor(actor).Where(t => t.On >= from && t.On <= to);
        if (bureauId is { } bureau)
            counted = counted.Where(t => t.BureauId == bureau);
        var rows = await counted.GroupBy(t => new { t.Check, t.BureauId, t.DivisionId, t.On.Year, t.On.Month })
            .Select(g => new Count(
                g.Key.Check, g.Key.BureauId, g.Key.DivisionId, g.Key.Year, g.Key.Month, g.Sum(t => t.Errors), g.Sum(t => t.Warnings), g.Count()))
            .ToListAsync(ct);
        var whole = rows.Where(r => r.Check == FindingTally.Whole).ToList();
        var keys = columns == FindingColumns.Month
            ? [.. whole.Select(r => Key(r, columns)).Distinct().OrderBy(k => k, StringComparer.Ordinal)]
            : whole.GroupBy(r => Key(r, columns)).OrderByDescending(g => g.Sum(r => r.Found)).Select(g => g.Key).ToList();
        var names = await NamesAsync(columns, ct);
        var versions = whole.Sum(r => r.Versions);
        return new FindingReport(
            versions,
            [.. keys.Select(k => new FindingColumn(Name(k, columns, names), whole.Where(r => Key(r, columns) == k).Sum(r => r.Versions)))],
            [.. rows.Where(r => r.Check != FindingTally.Whole).GroupBy(r => r.Check).OrderByDescending(g => g.Sum(r => r.Found)).ThenBy(g => g.Key)
                .Select(g => Line(g.Key, [.. g], versions, keys, columns))]);
    }

    private static FindingLine Line(int check, IReadOnlyList<Count> rows, int versions, IReadOnlyList<string> keys, FindingColumns columns) => new(
        ProofRules.Name(check), rows.Sum(r => r.Errors), rows.Sum(r => r.Warnings), new Rate(rows.Sum(r => r.Versions), versions),
        [.. keys.Select(k => rows.Where(r => Key(r, columns) == k).Sum(r => r.Found))]);

    private static string Key(Count r, FindingColumns columns) => columns switch
    {
        FindingColumns.Month => $"{r.Year:0000}-{r.Month:00}",
        FindingColumns.Division => r.DivisionId?.ToString() ?? "",
        _ => r.BureauId?.ToString() ?? "",
    };

    private static string Name(string key, FindingColumns columns, IReadOnlyDictionary<string, string> names) => columns switch
    {
        FindingColumns.Month => $"{key[..4]}年{key[5..].TrimStart('0')}月",
        FindingColumns.Division => names.GetValueOrDefault(key, "未分派处室"),
        _ => names.GetValueOrDefault(key, "未交办"),
    };

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(FindingColumns columns, CancellationToken ct) => columns switch
    {
        FindingColumns.Month => new Dictionary<string, string>(),
        FindingColumns.Division => await db.Divisions.ToDictionaryAsync(d => d.Id.ToString(), d => d.Name, ct),
        _ => await db.Bureaus.ToDictionaryAsync(b => b.Id.ToString(), b => b.ShortName, ct),
    };

    private sealed record Count(int Check, Guid? BureauId, Guid? DivisionId, int Year, int Month, int Errors, int Warnings, int Versions)
    {
        public int Found => Errors + Warnings;
    }
}

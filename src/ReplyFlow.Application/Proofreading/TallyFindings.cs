using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>
/// Counts what 核稿 finds in submitted versions, for the report. Letters are checked outside of any transaction, so that no decision waits;
/// several processes may count at once, and each version is written once.
/// </summary>
public sealed class TallyFindings(ReplyFlowDb db, UnitRunner units, LetterComposer letters, CaseProofreader proofreader)
{
    /// <summary>Most versions that are counted in one go.</summary>
    public const int AtOnce = 20;

    /// <summary>How far back the first count of an installation looks.</summary>
    private static readonly TimeSpan Begin = TimeSpan.FromDays(2);

    /// <summary>Counts versions that were not counted yet, a few of them, the oldest first.</summary>
    /// <param name="since">Versions submitted before this are not looked at; null for those of the last days and whatever came since the last count.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels between letters.</param>
    /// <returns>Whether there are more.</returns>
    public async Task<bool> RunAsync(DateTimeOffset? since, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var from = since ?? await BeginAsync(now, ct);
        var versions = await db.DraftVersions.AsNoTracking()
            .Where(v => v.SubmittedAt >= from && !db.FindingTallies.Any(t => t.VersionId == v.Id))
            .OrderBy(v => v.SubmittedAt).Take(AtOnce).ToListAsync(ct);
        var rows = new List<FindingTally>();
        foreach (var version in versions)
        {
            db.ChangeTracker.Clear();
            rows.AddRange(await CountAsync(version, ct));
        }
        if (rows.Count > 0)
            await units.RunAsync(null, unit => WriteAsync(unit, rows, ct), ct);
        return versions.Count == AtOnce;
    }

    /// <summary>Some days before the last count, so that a version which was committed late is not passed over.</summary>
    private async Task<DateTimeOffset> BeginAsync(DateTimeOffset now, CancellationToken ct)
    {
        var last = await db.FindingTallies.MaxAsync(t => (DateOnly?)t.On, ct);
        return (last is { } on ? BeijingTime.StartOf(on) : now) - Begin;
    }

    private async Task<IEnumerable<FindingTally>> CountAsync(DraftVersion version, CancellationToken ct)
    {
        var c = await db.LoadCaseAsync(version.CaseId, ct);
        var findings = await FindingsAsync(c, version, ct);
        var on = BeijingTime.DateOf(version.SubmittedAt);
        return findings.GroupBy(f => f.Rule).Select(g => Row(g.Key, [.. g])).Append(Row(FindingTally.Whole, findings));

        FindingTally Row(int check, IReadOnlyList<Finding> found) => new()
        {
            VersionId = version.Id,
            Check = check,
            BureauId = c.LeadBureauId,
            DivisionId = c.DivisionId,
            On = on,
            Errors = found.Count(f => f.Severity == Severity.Error),
            Warnings = found.Count(f => f.Severity != Severity.Error),
        };
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync(Case c, DraftVersion version, CancellationToken ct)
    {
        try
        {
            var letter = await letters.ComposeAsync(db, c, version.Content, null, null, null, ct);
            return [.. (await proofreader.CheckAsync(c, letter, ct)).Findings.Select(j => j.Finding)];
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            // No letter can be made of it, for example because its template is gone: counted as one in which nothing was found.
            return [];
        }
    }

    private static async Task WriteAsync(Unit unit, List<FindingTally> rows, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Tallies, ct);
        var ids = rows.Select(r => r.VersionId).Distinct().ToList();
        var known = await unit.Db.FindingTallies.Where(t => ids.Contains(t.VersionId) && t.Check == FindingTally.Whole)
            .Select(t => t.VersionId).ToListAsync(ct);
        unit.Db.AddRange(rows.Where(r => !known.Contains(r.VersionId)));
    }
}

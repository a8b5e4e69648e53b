using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>
/// Registers the rows of accepted imports, a few a transaction: a row and the suggestion it becomes change places in one commit, so that
/// whoever goes on after a kill, in whatever process, registers each once.
/// </summary>
public sealed class ImportWriter(ReplyFlowDb db, UnitRunner units, RegisterSuggestion register, ActorQueries actors)
{
    /// <summary>What waits between two transactions, so that writers of other processes get in; those of this process queue up.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Rows a transaction.</summary>
    private const int Batch = 25;

    /// <summary>The earliest import that is not finished; null where there is none.</summary>
    public Task<Guid?> NextAsync(CancellationToken ct) =>
        db.Imports.Where(i => i.FinishedAt == null).OrderBy(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);

    /// <summary>Registers the next rows of an import, and says how far it is.</summary>
    public async Task<ImportProgress> StepAsync(Guid import, CancellationToken ct)
    {
        var by = await db.Imports.Where(i => i.Id == import).Select(i => i.ById).FirstAsync(ct);
        var actor = by is { } id ? await actors.FindAsync(id, null, ct) : null;
        return await units.RunAsync(actor, unit => StepAsync(unit, import, ct), ct);
    }

    /// <summary>Notes why an import does not go on.</summary>
    public Task StopAsync(Guid import, Exception cause, CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        var stored = await unit.Db.Imports.FirstAsync(i => i.Id == import, ct);
        if (stored.FinishedAt is null)
            stored.Stop(cause is RefusalException ? cause.Message : "系统出错，稍后自动重试。");
    }, ct);

    private async Task<ImportProgress> StepAsync(Unit unit, Guid id, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Suggestions, ct);
        var import = await unit.Db.Imports.FirstAsync(i => i.Id == id, ct);
        var rows = await unit.Db.ImportRows.Where(r => r.ImportId == id).OrderBy(r => r.Row).Take(Batch).ToListAsync(ct);
        var sessions = rows.Select(r => r.SessionId).Distinct().ToList();
        var bySession = await unit.Db.Sessions.Where(s => sessions.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var contents = rows.ConvertAll(CheckedRow.Read);
        var ids = contents.SelectMany(c => c.Deputies, (_, d) => d.Id).Distinct().ToList();
        var known = await unit.Db.Deputies.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        foreach (var kind in rows.Zip(contents, (r, c) => (Row: r, Content: c)).GroupBy(r => r.Row.Kind))
            await register.StartAsync(unit, [.. kind.Select(r => Add(r.Row, r.Content))], kind.Key, ct);
        unit.Db.ImportRows.RemoveRange(rows);
        import.Advance(rows.Count, unit.Now);
        if (import.FinishedAt is not null)
            unit.Record(new SuggestionsImported(id), null, $"批量导入{import.FileName}：{import.Total} 件建议全部登记");
        return ImportProgress.Of(import);

        Case Add(SuggestionImportRow row, CheckedRow content) => RegisterSuggestion.Add(
            unit, Guid.CreateVersion7(), bySession[row.SessionId], row.Kind, content.Facts, [.. content.Deputies.Select(Deputy)], string.Concat(content.Notes),
            proposed: content.Proposed);

        Deputy Deputy(CheckedDeputy named)
        {
            if (!known.TryGetValue(named.Id, out var deputy))
                known.Add(named.Id, deputy = unit.Db.Deputies.Add(named.ToDeputy()).Entity);
            DeputyDirectory.Tell(deputy, named.Given, []);
            return deputy;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>
/// Takes a list of suggestions in: all of them or none. Everything is checked first; then the list is accepted in one short transaction,
/// from which on its numbers are taken and nothing of it can be refused any more; then <see cref="ImportWriter"/> registers it, a few
/// rows a transaction, and goes on after a break.
/// </summary>
public sealed class ImportSuggestions(ReplyFlowDb db, UnitRunner units, ImportWriter writer, ImportSignal signal, TimeProvider time)
{
    /// <summary>Lists are looked at again when a number was taken between the look and the acceptance.</summary>
    private const int Looks = 3;

    /// <summary>Checks the rows of a file read by <see cref="SuggestionFile"/>, and registers them all before it returns.</summary>
    /// <param name="actor">Who imports; null for an operator's command line.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="mode">What is done where nothing is wrong.</param>
    /// <param name="ct">Stops; what was accepted goes on when the product runs.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="progress">Takes how many rows are registered.</param>
    public async Task<ImportReport> RunAsync(
        Actor? actor, IReadOnlyList<SuggestionRow> rows, ImportMode mode, CancellationToken ct, string fileName = "", Action<int>? progress = null)
    {
        var (report, import) = await AcceptAsync(actor, rows, mode, fileName, ct);
        while (import is { } id && await writer.StepAsync(id, ct) is { IsFinished: false } at)
        {
            progress?.Invoke(at.Registered);
            await Task.Delay(ImportWriter.Pause, ct);
        }
        return report;
    }

    /// <summary>Checks the rows and accepts them; they are registered by whoever runs <see cref="ImportWriter"/>.</summary>
    /// <returns>A line a row, and the accepted import; null where it was not accepted.</returns>
    public async Task<(ImportReport Report, Guid? Import)> AcceptAsync(
        Actor? actor, IReadOnlyList<SuggestionRow> rows, ImportMode mode, string fileName, CancellationToken ct)
    {
        if (actor is not null && !actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以导入建议。");
        for (var look = 1; ; look++)
        {
            var check = await ImportCheck.RunAsync(db, rows, time.Today(), ct);
            if (check.Lines.Any(l => !l.Ok) || mode == ImportMode.DryRun || (mode == ImportMode.WithoutWarnings && check.Lines.Any(l => l.Warning.Length > 0)))
                return (new ImportReport(false, check.Lines), null);
            if (await AcceptAsync(actor, check, fileName, ct) is { } import)
            {
                signal.Set();
                return (new ImportReport(true, check.Lines), import);
            }
            if (look == Looks)
                throw new InvalidInputException("File", "导入期间有人登记了同样的编号，请再导入一次。");
        }
    }

    /// <summary>The accepted import; null, and nothing written, where one of its numbers was taken meanwhile.</summary>
    private Task<Guid?> AcceptAsync(Actor? actor, ImportCheck check, string fileName, CancellationToken ct)
    {
        // Everything that takes time is done before the transaction.
        var id = Guid.CreateVersion7();
        var rows = check.Checked.ConvertAll(r => r.Content.ToRow(id, r.Row, r.Session.Id, r.Kind));
        var ids = rows.Select(r => r.SessionId).Distinct().ToList();
        return units.RunAsync<Guid?>(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Suggestions, ct);
            var taken = (await unit.Db.Suggestions.Where(s => ids.Contains(s.SessionId) && s.ReplacedById == null)
                    .Select(s => new { s.SessionId, s.Kind, s.NumberValue }).ToListAsync(ct))
                .Concat(await unit.Db.ImportRows.Where(r => ids.Contains(r.SessionId)).Select(r => new { r.SessionId, r.Kind, r.NumberValue }).ToListAsync(ct))
                .Select(s => (s.SessionId, s.Kind, s.NumberValue)).ToHashSet();
            if (rows.Exists(r => taken.Contains((r.SessionId, r.Kind, r.NumberValue))))
                return null;
            var by = actor?.Signature ?? "";
            var (at, total) = (unit.Now, rows.Count);
            unit.Db.Imports.Add(new SuggestionImport { Id = id, FileName = fileName, ById = actor?.UserId, ByName = by, AcceptedAt = at, Total = total });
            await unit.Db.SaveChangesAsync(ct);
            await unit.Db.AppendAsync(rows, ct);
            unit.Record(new SuggestionsAccepted(id, fileName, rows.Count), null, $"批量导入{fileName}：{rows.Count} 件建议核对无误，开始登记");
            return id;
        }, ct);
    }
}

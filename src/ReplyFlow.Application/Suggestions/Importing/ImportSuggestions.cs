using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>What became of one row of an import.</summary>
/// <param name="Row">1-based place in the file, the heading not counted.</param>
/// <param name="Number">The suggestion's number as given, without what cannot be seen.</param>
/// <param name="Ok">Whether the row is right.</param>
/// <param name="Message">登记 or everything wrong with it, in Chinese.</param>
/// <param name="Warning">What is right but should be looked at, in Chinese; empty when nothing.</param>
public sealed record ImportLine(int Row, string Number, bool Ok, string Message, string Warning = "");

/// <summary>What became of each row of a file, or would become of it.</summary>
/// <param name="Done">Whether the rows were taken in; false when any row is wrong, then none was.</param>
/// <param name="Lines">One line a row.</param>
public sealed record ImportReport(bool Done, IReadOnlyList<ImportLine> Lines)
{
    /// <summary>Whether nothing is wrong, done or not.</summary>
    public bool IsRight => Lines.All(l => l.Ok);
}

/// <summary>When an import that has no error is carried out.</summary>
public enum ImportMode
{
    /// <summary>In any case.</summary>
    Always,

    /// <summary>Unless a row has a warning.</summary>
    WithoutWarnings,

    /// <summary>Never: what would become of it is reported.</summary>
    DryRun,
}

/// <summary>Registers many suggestions: all of them or none.</summary>
public sealed class ImportSuggestions(UnitRunner units, RegisterSuggestion register)
{
    /// <summary>Imports the rows of a file read by <see cref="SuggestionFile"/>; the actor is null for an operator's command line.</summary>
    public async Task<ImportReport> RunAsync(Actor? actor, IReadOnlyList<SuggestionRow> rows, ImportMode mode, CancellationToken ct)
    {
        if (actor is not null && !actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以导入建议。");
        var lines = new List<ImportLine>();
        try
        {
            await units.RunAsync(actor, async unit =>
            {
                lines.Clear();
                var seen = new SeenNumbers(await WidthsAsync(unit, rows, ct));
                foreach (var row in rows)
                    lines.Add(await RowAsync(unit, row, seen, ct));
                if (lines.Any(l => !l.Ok) || mode == ImportMode.DryRun || (mode == ImportMode.WithoutWarnings && lines.Any(l => l.Warning.Length > 0)))
                    throw new InvalidInputException("", "全部未导入。");
            }, ct);
            return new ImportReport(true, lines);
        }
        catch (InvalidInputException) when (lines.Count == rows.Count)
        {
            return new ImportReport(false, lines);
        }
    }

    private async Task<ImportLine> RowAsync(Unit unit, SuggestionRow row, SeenNumbers seen, CancellationToken ct)
    {
        var (input, notes) = (row.Input, new List<string>());
        var errors = row.Faults.Concat(SuggestionRules.Check(input, unit.Today).Select(e => e.Message)).ToList();
        if (seen.Twice(input, row.Row) is { } other)
            errors.Add($"与第 {other} 行的编号相同。");
        if (seen.Narrow(input) is { } wide)
            notes.Add($"本届次的编号都是 {wide.Length} 位，这里是否应为 {wide}？");
        if (errors.Count == 0)
            try
            {
                notes.AddRange((await register.AddAsync(unit, input, ct)).Notes);
            }
            catch (InvalidInputException e)
            {
                errors.Add(e.Message);
            }
        var number = OutsideText.Clean(input.Number.Trim(), oneLine: true, 20);
        return new ImportLine(row.Row, number, errors.Count == 0, errors.Count == 0 ? $"登记第{number}号" : string.Join(" ", errors), string.Join(" ", notes));
    }

    /// <summary>How wide the numbers of the sessions in the file are; none where they differ.</summary>
    private static async Task<Dictionary<(string Session, SuggestionKind Kind), int>> WidthsAsync(
        Unit unit, IReadOnlyList<SuggestionRow> rows, CancellationToken ct)
    {
        var sessions = rows.Select(r => r.Input.Session.Trim()).Where(OutsideText.IsStorable).Distinct().ToList();
        var stored = await unit.Db.Suggestions.AsNoTracking().Where(s => sessions.Contains(s.Session!.Name))
            .GroupBy(s => new { s.Session!.Name, s.Kind, s.Number.Length }).Select(g => g.Key).ToListAsync(ct);
        return stored.GroupBy(k => (k.Name, k.Kind)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Length);
    }
}

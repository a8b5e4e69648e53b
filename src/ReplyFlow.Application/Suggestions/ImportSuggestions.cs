using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions;

/// <summary>What became of one row of an import.</summary>
/// <param name="Row">1-based number of the row, the heading not counted.</param>
/// <param name="Number">The suggestion's number as given, without what cannot be seen.</param>
/// <param name="Ok">Whether the row is right.</param>
/// <param name="Message">登记 or everything wrong with it, in Chinese.</param>
public sealed record ImportLine(int Row, string Number, bool Ok, string Message);

/// <summary>The report of an import.</summary>
/// <param name="Done">Whether the rows were taken in; false when any row is wrong, then none was.</param>
/// <param name="Lines">One line a row.</param>
public sealed record ImportReport(bool Done, IReadOnlyList<ImportLine> Lines);

/// <summary>Registers many suggestions: all of them or none.</summary>
public sealed class ImportSuggestions(UnitRunner units, RegisterSuggestion register)
{
    /// <summary>Imports the rows of a file read by <see cref="SuggestionFile"/>; the actor is null for an operator's command line.</summary>
    public async Task<ImportReport> RunAsync(Actor? actor, IReadOnlyList<SuggestionInput> rows, CancellationToken ct)
    {
        if (actor is not null && !actor.Is(Roles.Liaison))
            throw new NotAllowedException("只有代联工委可以导入建议。");
        var lines = new List<ImportLine>();
        try
        {
            await units.RunAsync(actor, async unit =>
            {
                lines.Clear();
                var seen = new Dictionary<(string, SuggestionKind, int), int>();
                for (var i = 0; i < rows.Count; i++)
                    lines.Add(await RowAsync(unit, rows[i], i + 1, seen, ct));
                if (lines.Any(l => !l.Ok))
                    throw new InvalidInputException("", "有错误的行，全部未导入。");
            }, ct);
            return new ImportReport(true, lines);
        }
        catch (InvalidInputException) when (lines.Any(l => !l.Ok))
        {
            return new ImportReport(false, lines);
        }
    }

    private async Task<ImportLine> RowAsync(Unit unit, SuggestionInput row, int no, Dictionary<(string, SuggestionKind, int), int> seen, CancellationToken ct)
    {
        var errors = SuggestionRules.Check(row, unit.Today).Select(e => e.Message).ToList();
        if (SuggestionNumber.TryParse(row.Number, out _, out var value) && !seen.TryAdd((row.Session.Trim(), row.Kind, value), no))
            errors.Add($"与第 {seen[(row.Session.Trim(), row.Kind, value)]} 行的编号相同。");
        if (errors.Count == 0)
        {
            try
            {
                await register.AddAsync(unit, row, ct);
            }
            catch (InvalidInputException e)
            {
                errors.Add(e.Message);
            }
        }
        var number = OutsideText.Clean(row.Number.Trim(), oneLine: true, 20);
        return errors.Count == 0 ? new ImportLine(no, number, true, $"登记第{number}号") : new ImportLine(no, number, false, string.Join(" ", errors));
    }
}

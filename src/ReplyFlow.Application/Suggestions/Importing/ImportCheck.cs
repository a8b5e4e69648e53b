using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Looks at every row of a list before anything is written, holding nothing that others wait for.</summary>
internal sealed class ImportCheck
{
    private readonly Dictionary<string, CongressSession> _sessions;
    private readonly Dictionary<(Guid, SuggestionKind, int), (Guid Id, bool Withdrawn)> _stored;
    private readonly IReadOnlyDictionary<Guid, string> _withdrawals;
    private readonly HashSet<(Guid, SuggestionKind, int)> _waiting;
    private readonly DeputyDirectory _deputies;
    private readonly SeenNumbers _seen;
    private readonly DateOnly _today;

    private ImportCheck(
        Dictionary<string, CongressSession> sessions, Dictionary<(Guid, SuggestionKind, int), (Guid, bool)> stored,
        IReadOnlyDictionary<Guid, string> withdrawals, HashSet<(Guid, SuggestionKind, int)> waiting, DeputyDirectory deputies, SeenNumbers seen,
        DateOnly today) =>
        (_sessions, _stored, _withdrawals, _waiting, _deputies, _seen, _today) = (sessions, stored, withdrawals, waiting, deputies, seen, today);

    /// <summary>The rows that are right, in order, each with the session it belongs to.</summary>
    public List<(int Row, CongressSession Session, SuggestionKind Kind, CheckedRow Content)> Checked { get; } = [];

    /// <summary>One line a row.</summary>
    public List<ImportLine> Lines { get; } = [];

    /// <summary>Checks the rows against what is stored now.</summary>
    public static async Task<ImportCheck> RunAsync(ReplyFlowDb db, IReadOnlyList<SuggestionRow> rows, DateOnly today, CancellationToken ct)
    {
        var names = rows.Select(r => r.Input.Session.Trim()).Where(OutsideText.IsStorable).Distinct().ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(s => names.Contains(s.Name)).ToDictionaryAsync(s => s.Name, ct);
        var ids = sessions.Values.Select(s => s.Id).ToList();
        var stored = await db.Suggestions.AsNoTracking().Where(s => ids.Contains(s.SessionId) && s.ReplacedById == null)
            .Select(s => new
            {
                s.Id,
                s.SessionId,
                s.Kind,
                s.Number,
                s.NumberValue,
                Withdrawn = db.Cases.Any(c => c.SuggestionId == s.Id && c.Status == CaseStatus.Withdrawn),
            })
            .ToListAsync(ct);
        var waiting = await db.ImportRows.AsNoTracking().Where(r => ids.Contains(r.SessionId))
            .Select(r => new { r.SessionId, r.Kind, r.NumberValue }).ToListAsync(ct);
        var named = sessions.Values.ToDictionary(s => s.Id, s => s.Name);
        var widths = stored.GroupBy(s => (named[s.SessionId], s.Kind)).Where(g => g.Select(s => s.Number.Length).Distinct().Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Number.Length);
        var check = new ImportCheck(
            sessions, stored.ToDictionary(s => (s.SessionId, s.Kind, s.NumberValue), s => (s.Id, s.Withdrawn)),
            await SuggestionNumbers.WithdrawalsAsync(db, null, ct),
            [.. waiting.Select(w => (w.SessionId, w.Kind, w.NumberValue))],
            await DeputyDirectory.ReadAsync(db, rows.SelectMany(r => r.Input.Named), ct), new SeenNumbers(widths), today);
        foreach (var row in rows)
            check.Lines.Add(check.Look(row));
        // What was changed of the deputies on the way is for the rows, which are written later.
        db.ChangeTracker.Clear();
        return check;
    }

    private ImportLine Look(SuggestionRow row)
    {
        var (input, notes) = (row.Input, new List<string>());
        var unread = row.Faults.Select(f => f.Field).ToHashSet();
        // What could not be read is missing too; that is told once.
        var errors = row.Faults.Concat(SuggestionRules.Check(input, _today).Where(e => !unread.Contains(e.Field))).Select(e => e.Message).ToList();
        if (!unread.Contains(nameof(input.Number)) && _seen.Twice(input, row.Row) is { } other)
            errors.Add($"与第 {other} 行的编号相同。");
        if (_seen.Narrow(input) is { } wide)
            notes.Add($"本届次的编号都是 {wide.Length} 位，这里是否应为 {wide}？");
        if (errors.Count == 0)
            try
            {
                Take(row, input, notes);
            }
            catch (InvalidInputException e)
            {
                errors.Add(e.Message);
            }
        var number = SuggestionNumber.TryParse(input.Number, out var digits, out _) ? digits : OutsideText.Clean(input.Number.Trim(), oneLine: true, 20);
        return new ImportLine(row.Row, number, errors.Count == 0, errors.Count == 0 ? $"登记第{number}号" : string.Join(" ", errors), string.Join(" ", notes));
    }

    private void Take(SuggestionRow row, SuggestionInput input, List<string> notes)
    {
        if (!_sessions.TryGetValue(input.Session.Trim(), out var session))
            throw new InvalidInputException("Session", $"没有“{Excerpt.Of(input.Session.Trim())}”这一届次，请先在“设置—会议届次”中添加。");
        var facts = input.ToFacts();
        if (_stored.TryGetValue((session.Id, input.Kind, facts.NumberValue), out var other))
            throw new InvalidInputException("Number", other.Withdrawn
                ? $"{session.Name}第{facts.Number}号建议登记过，已经撤回。更正后重新登记的，请在“登记建议”中登记。"
                : SuggestionNumbers.Registered(session, facts.Number, _withdrawals, other.Id));
        if (_waiting.Contains((session.Id, input.Kind, facts.NumberValue)))
            throw new InvalidInputException("Number", $"{session.Name}第{facts.Number}号建议正在批量导入，不能重复登记。");
        var (deputies, changes) = (new List<CheckedDeputy>(), new List<string>());
        foreach (var given in input.Named)
            deputies.Add(new CheckedDeputy(_deputies.Find(given, changes).Deputy.Id, given));
        notes.AddRange(changes);
        Checked.Add((row.Row, session, input.Kind, new CheckedRow(facts, deputies, changes) { Proposed = row.Proposed }));
    }
}

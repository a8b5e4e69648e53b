using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Benchmarks.Decisions;

/// <summary>
/// Copies one case many times inside the database: its suggestion, deputies, assignments, work items and eight lines of the
/// audit trail a case. Letters and drafts are left out, unless a letter is named: no decision about another case reads them.
/// </summary>
internal sealed class StoredCases(ReplyFlowDb db, Case template, int from = 0)
{
    private const int AuditLines = 8;
    private readonly bool _sqlite = db is SqliteDb;
    private int _rows;

    /// <param name="count">How many copies.</param>
    /// <param name="letter">A letter of the case that is copied too, each with a number of its own and waiting in the outbox for its deputies.</param>
    public async Task AddAsync(int count, Guid? letter = null)
    {
        if (count == 0)
            return;
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var suggestion = Copy(template.SuggestionId);
        var @case = Copy(template.Id);
        await CopyAsync(typeof(Suggestion), Key(template.SuggestionId), count, new() { ["Id"] = suggestion, ["NumberValue"] = "2000 + s.i", ["Number"] = _sqlite ? "printf('%d', 2000 + s.i)" : "(2000 + s.i)::text" });
        await CopyAsync(typeof(SuggestionDeputy), $"t.\"SuggestionId\" = {Literal(template.SuggestionId)}", count, new() { ["SuggestionId"] = suggestion });
        await CopyAsync(typeof(Case), Key(template.Id), count, new() { ["Id"] = @case, ["SuggestionId"] = suggestion });
        foreach (var id in await db.Assignments.Where(a => a.CaseId == template.Id).Select(a => a.Id).ToListAsync())
            await CopyAsync(typeof(Assignment), Key(id), count, new() { ["Id"] = Copy(id), ["CaseId"] = @case });
        foreach (var id in await db.WorkItems.Where(w => w.CaseId == template.Id).Select(w => w.Id).ToListAsync())
            await CopyAsync(typeof(WorkItem), Key(id), count, new() { ["Id"] = Copy(id), ["CaseId"] = @case });
        var last = await db.Audit.MaxAsync(a => a.Seq);
        var lines = await db.Audit.Where(a => a.CaseId == template.Id).OrderBy(a => a.Seq).Select(a => a.Seq).Take(AuditLines).ToListAsync();
        for (var k = 0; k < lines.Count; k++)
            await CopyAsync(typeof(AuditEvent), $"t.\"Seq\" = {lines[k]}", count, new() { ["Seq"] = $"{last} + (s.i - {from} - 1) * {lines.Count} + {k + 1}", ["CaseId"] = @case });
        if (letter is { } issued)
            await AddLettersAsync(issued, @case, count);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private async Task AddLettersAsync(Guid letter, string @case, int count)
    {
        var number = await db.Letters.Where(l => l.Id == letter).Select(l => l.DocumentNumberId).FirstAsync();
        await CopyAsync(typeof(DocumentNumber), Key(number), count, new()
        {
            ["Id"] = Copy(number),
            ["CaseId"] = @case,
            ["Value"] = "2000 + s.i",
            ["Text"] = _sqlite ? "printf('%s-%d', t.\"Text\", s.i)" : "t.\"Text\" || '-' || s.i",
        });
        await CopyAsync(typeof(IssuedLetter), Key(letter), count, new() { ["Id"] = Copy(letter), ["CaseId"] = @case, ["DocumentNumberId"] = Copy(number) });
        foreach (var id in await db.Outbox.Where(m => m.LetterId == letter && m.DeputyId != null).Select(m => m.Id).ToListAsync())
            await CopyAsync(typeof(OutboxMessage), Key(id), count, new()
            {
                ["Id"] = Copy(id),
                ["CaseId"] = @case,
                ["LetterId"] = Copy(letter),
                ["Status"] = $"'{MessageStatus.Queued}'",
            });
    }

    private static string Key(Guid id) => id == Guid.Empty ? throw new ArgumentException("no key", nameof(id)) : $"upper(cast(t.\"Id\" as text)) = '{id.ToString().ToUpperInvariant()}'";

    private string Literal(Guid id) => _sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'::uuid";

    /// <summary>An expression for the key of the i-th copy of a row.</summary>
    private string Copy(Guid id)
    {
        var prefix = (++_rows).ToString("X8", CultureInfo.InvariantCulture);
        _copies.TryAdd(id, prefix);
        prefix = _copies[id];
        return _sqlite ? $"printf('{prefix}-0000-7000-8000-%012X', s.i)" : $"('{prefix}-0000-7000-8000-' || lpad(to_hex(s.i), 12, '0'))::uuid";
    }

    private readonly Dictionary<Guid, string> _copies = [];

    private async Task CopyAsync(Type type, string where, int count, Dictionary<string, string> changed)
    {
        var entity = db.Model.FindEntityType(type)!;
        var table = entity.GetTableName()!;
        var store = StoreObjectIdentifier.Table(table);
        var columns = entity.GetFlattenedProperties().Select(p => p.GetColumnName(store)!).ToList();
        var values = columns.Select(c => changed.GetValueOrDefault(c, $"t.\"{c}\""));
        var series = _sqlite
            ? $"(WITH RECURSIVE s(i) AS (SELECT {from + 1} UNION ALL SELECT i + 1 FROM s WHERE i < {from + count}) SELECT i FROM s) s"
            : $"generate_series({from + 1}, {from + count}) AS s(i)";
        await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM \"{table}\" t CROSS JOIN {series} WHERE {where}"
                .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}

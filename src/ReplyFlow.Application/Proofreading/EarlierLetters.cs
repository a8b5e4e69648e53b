using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>What a bureau's letters are compared with of those it has issued. An issued letter never changes, so each is read once.</summary>
public sealed class EarlierLetters
{
    /// <summary>The newest letters among which a new one's subject is looked for.</summary>
    private const int LookedAt = 150;

    /// <summary>The newest letters that are compared whatever they are about, and the most about the same subject.</summary>
    private const int Compared = 10;

    /// <summary>Most letters that are kept; then reading begins anew.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, EarlierLetter> _known = [];
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _subjects = [];

    /// <summary>The newest letters of the case's lead bureau within two years, and those of its letters that are about the same subject.</summary>
    /// <param name="db">The database.</param>
    /// <param name="c">The case, with its suggestion.</param>
    /// <param name="today">The day of the check, Beijing date.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<EarlierLetter>> OfAsync(ReplyFlowDb db, Case c, DateOnly today, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return [];
        var since = today.AddYears(-2);
        var rows = await db.Letters.AsNoTracking().Where(l => l.BureauId == bureau && l.CaseId != c.Id && l.IssuedOn >= since)
            .Join(db.Cases, l => l.CaseId, x => x.Id, (l, x) => new { l.Id, x.Suggestion!.Title })
            .OrderByDescending(l => l.Id).Take(LookedAt).ToListAsync(ct);
        if (_subjects.Count > MostKept)
            _subjects.Clear();
        var subject = EarlierLetter.SubjectOf(c.Suggestion!.Title);
        var alike = rows.Skip(Compared).Where(r => EarlierLetter.IsSameSubject(subject, _subjects.GetOrAdd(r.Title, EarlierLetter.SubjectOf)));
        var wanted = rows.Take(Compared).Concat(alike.Take(Compared))
            .Select(r => r.Id).ToList();
        await ReadAsync(db, [.. wanted.Where(id => !_known.ContainsKey(id))], ct);
        return [.. wanted.Select(id => _known.GetValueOrDefault(id)).OfType<EarlierLetter>()];
    }

    private async Task ReadAsync(ReplyFlowDb db, List<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        if (_known.Count > MostKept)
            _known.Clear();
        foreach (var letter in await db.Letters.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.LetterJson }).ToListAsync(ct))
            _known[letter.Id] = EarlierLetter.Of(StoredLetter.Of(letter.LetterJson));
    }
}

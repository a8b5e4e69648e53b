using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
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

    /// <summary>Their keys alone: an index answers it without a look at the letters, which carry their documents.</summary>
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<Guid>>> Newest =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid bureau) =>
            db.Letters.Where(l => l.BureauId == bureau).OrderByDescending(l => l.Id).Select(l => l.Id).Take(LookedAt)));

    private readonly ConcurrentDictionary<Guid, Heading> _headings = [];
    private readonly ConcurrentDictionary<Guid, EarlierLetter> _known = [];

    /// <summary>The newest letters of the case's lead bureau within two years, and those of its letters that are about the same subject.</summary>
    /// <param name="db">The database.</param>
    /// <param name="c">The case, with its suggestion.</param>
    /// <param name="today">The day of the check, Beijing date.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<EarlierLetter>> OfAsync(ReplyFlowDb db, Case c, DateOnly today, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return [];
        var newest = await Newest.Of(db)(db, bureau).ToListAsync(ct);
        await ReadHeadingsAsync(db, [.. newest.Where(id => !_headings.ContainsKey(id))], ct);
        var since = today.AddYears(-2);
        var rows = newest.Where(id => _headings.TryGetValue(id, out var h) && h.CaseId != c.Id && h.IssuedOn >= since).ToList();
        var subject = EarlierLetter.SubjectOf(c.Suggestion!.Title);
        var alike = rows.Skip(Compared).Where(id => _headings.TryGetValue(id, out var h) && EarlierLetter.IsSameSubject(subject, h.Subject));
        var wanted = rows.Take(Compared).Concat(alike.Take(Compared)).ToList();
        await ReadAsync(db, [.. wanted.Where(id => !_known.ContainsKey(id))], ct);
        return [.. wanted.Select(id => _known.GetValueOrDefault(id)).OfType<EarlierLetter>()];
    }

    private async Task ReadHeadingsAsync(ReplyFlowDb db, List<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        if (_headings.Count > MostKept)
            _headings.Clear();
        var rows = db.Letters.Where(l => ids.Contains(l.Id)).Join(db.Cases, l => l.CaseId, c => c.Id, (l, c) => new { l, c.Suggestion!.Title })
            .Select(x => new { x.l.Id, x.l.CaseId, x.l.IssuedOn, x.Title });
        foreach (var row in await rows.ToListAsync(ct))
            _headings[row.Id] = new Heading(row.CaseId, row.IssuedOn, EarlierLetter.SubjectOf(row.Title));
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

    /// <summary>What of a letter says whether it is to be compared: its suggestion's title as it was when the letter was first looked at.</summary>
    private sealed record Heading(Guid CaseId, DateOnly IssuedOn, IReadOnlySet<string> Subject);
}

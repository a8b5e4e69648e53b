using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters;

/// <summary>
/// 公文: reads letters and the register of document numbers. A handling bureau's people see their own bureau's series whole and, of
/// other bureaus, only the numbers of letters they may read; the liaison body and the government office see every series.
/// A letter to a deputy whose identity is secret is for the lead bureau and the liaison body only.
/// </summary>
public sealed class LetterQueries(ReplyFlowDb db)
{
    /// <summary>Rows read at once for a file.</summary>
    private const int PartSize = 200;

    /// <summary>A number that the actor may declare void.</summary>
    /// <exception cref="NotFoundException">The actor's bureau has no such number.</exception>
    /// <exception cref="NotAllowedException">The actor does not belong to the office.</exception>
    public async Task<DocumentNumber> NumberToVoidAsync(Actor actor, Guid numberId, CancellationToken ct)
    {
        var number = await db.DocumentNumbers.AsNoTracking()
            .FirstOrDefaultAsync(n => n.Id == numberId && db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == actor.BureauId), ct)
            ?? throw new NotFoundException("没有这个文号，或它不属于您的单位。");
        return actor.Is(Roles.BureauOffice) ? number : throw new NotAllowedException("只有本单位办公室可以作废文号。");
    }

    /// <summary>The series the actor may see, the newest year and the actor's own bureau first.</summary>
    public async Task<IReadOnlyList<LetterSeries>> SeriesAsync(Actor actor, CancellationToken ct)
    {
        var rows = await (from s in db.NumberSeries
                          join b in db.Bureaus on s.BureauId equals b.Id
                          orderby s.Year descending, s.BureauId == actor.BureauId descending, b.Name
                          select new { s.Id, s.BureauId, b.ShortName, s.Prefix, s.Year, s.FirstValue, s.NextValue }).ToListAsync(ct);
        // A series has no gap: what is whole need not be counted.
        var of = await OthersAsync(actor, ct);
        return [.. from r in rows
                   let whole = actor.SeesAllBureaus || r.BureauId == actor.BureauId
                   where whole || of.ContainsKey(r.Id)
                   select new LetterSeries(
                       r.Id, r.ShortName, r.Prefix, r.Year, DocumentNumber.Format(r.Prefix, r.Year, r.NextValue),
                       whole ? r.NextValue - r.FirstValue : of[r.Id])];
    }

    /// <summary>How many numbers of each other bureau's series the actor may see.</summary>
    private async Task<IReadOnlyDictionary<Guid, int>> OthersAsync(Actor actor, CancellationToken ct)
    {
        if (actor.SeesAllBureaus)
            return new Dictionary<Guid, int>();
        // By the numbers: a letter's row is long, and whether it is there its index says. Counted here: asked for groups, SQLite reads all
        // numbers there are in the order of their series. Those whose deputies are secret are few, and told apart last.
        var numbers = await (from c in db.ListedFor(actor)
                             join n in db.DocumentNumbers on c.CaseId equals n.CaseId
                             join s in db.NumberSeries on n.SeriesId equals s.Id
                             where s.BureauId != actor.BureauId && db.Letters.Any(l => l.DocumentNumberId == n.Id)
                             select new { n.CaseId, n.SeriesId }).ToListAsync(ct);
        var hidden = numbers.Count == 0 ? [] : (await db.Cases.HiddenFrom(actor).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        return numbers.Where(n => !hidden.Contains(n.CaseId)).CountBy(n => n.SeriesId).ToDictionary();
    }

    /// <summary>One page of a series, or of what is searched for in all of them, the newest number first; empty for a series the actor may not see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="seriesId">The series; null for all.</param>
    /// <param name="text">What is searched for: numbers, words of the suggestion, deputies; empty for everything.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <returns>The rows, and how many there are in all (<see cref="CountedRows"/>).</returns>
    public async Task<(IReadOnlyList<LetterRow> Rows, int Total)> PageAsync(Actor actor, Guid? seriesId, string text, int page, int pageSize,
        CancellationToken ct)
    {
        var (shown, total) = await CountedRows.PageAsync(await OrderedAsync(actor, seriesId, text, ct), page, pageSize, many: false, ct);
        return ([.. await RowsAsync(actor, shown, ct)], total);
    }

    /// <summary>How many rows a series or what is searched for has, however many.</summary>
    public async Task<int> CountAsync(Actor actor, Guid? seriesId, string text, CancellationToken ct) =>
        await (await OrderedAsync(actor, seriesId, text, ct)).CountAsync(ct);

    /// <summary>All of them for a file, part by part, each letter's PDF compared with the hash it was issued with.</summary>
    public async IAsyncEnumerable<LetterRow> WholeAsync(
        Actor actor, Guid? seriesId, string text, [EnumeratorCancellation] CancellationToken ct)
    {
        var numbers = await (await OrderedAsync(actor, seriesId, text, ct)).ToListAsync(ct);
        foreach (var some in numbers.Chunk(PartSize))
        {
            foreach (var row in await CheckedAsync([.. await RowsAsync(actor, some, ct)], ct))
                yield return row;
        }
    }

    /// <summary>Lines with each letter's PDF compared with the hash it was issued with.</summary>
    public async Task<IReadOnlyList<LetterRow>> CheckedAsync(IReadOnlyList<LetterRow> rows, CancellationToken ct)
    {
        var checks = await ChecksAsync([.. rows.Select(r => r.LetterId).OfType<Guid>()], ct);
        return [.. rows.Select(r => r with { IsIntact = r.LetterId is { } id ? checks[id] : null })];
    }

    private async Task<IQueryable<DocumentNumber>> OrderedAsync(Actor actor, Guid? seriesId, string text, CancellationToken ct)
    {
        var numbers = NumbersFor(actor);
        if (seriesId is { } series)
            numbers = numbers.Where(n => n.SeriesId == series);
        var found = await FindAsync(numbers, actor, text, ct);
        return seriesId is null
            ? from n in found
              join s in db.NumberSeries on n.SeriesId equals s.Id
              orderby s.Year descending, n.AllocatedAt descending, n.Value descending
              select n
            : found.OrderByDescending(n => n.Value);
    }

    /// <summary>The lines of some numbers, in their order.</summary>
    private async Task<IEnumerable<LetterRow>> RowsAsync(Actor actor, IReadOnlyList<DocumentNumber> numbers, CancellationToken ct)
    {
        var (ids, ofCases) = (numbers.Select(n => n.Id).ToList(), numbers.Select(n => n.CaseId).Distinct().ToList());
        var readable = db.Letters.ReadableBy(db, actor);
        var letters = await db.Letters.Where(l => ids.Contains(l.DocumentNumberId))
            .Select(l => new { l.DocumentNumberId, l.Id, l.Title, l.IssuedOn, l.Signatory, l.Pages, MayRead = readable.Any(r => r.Id == l.Id) })
            .ToDictionaryAsync(l => l.DocumentNumberId, ct);
        var cases = await db.Cases.VisibleTo(actor).Where(c => ofCases.Contains(c.Id)).Select(c => new { c.Id, c.Suggestion!.Number, c.Suggestion.Kind })
            .ToDictionaryAsync(c => c.Id, ct);
        var bureaus = await (from s in db.NumberSeries join b in db.Bureaus on s.BureauId equals b.Id select new { s.Id, b.ShortName })
            .ToDictionaryAsync(s => s.Id, s => s.ShortName, ct);
        var masks = await NameMask.ForAsync(db, actor, [.. numbers.Where(n => n.VoidedAt is not null).Select(n => n.CaseId)], ct);
        return numbers.Select(n =>
        {
            var (c, letter) = (cases.GetValueOrDefault(n.CaseId), letters.GetValueOrDefault(n.Id));
            var l = letter is { MayRead: true } ? letter : null;
            return new LetterRow(
                n.Id, n.Text, bureaus[n.SeriesId], c?.Id, c?.Number, c?.Kind ?? default, l?.Id, l?.Title, l?.IssuedOn, l?.Signatory, l?.Pages ?? 0,
                letter is { MayRead: false }, n.VoidedAt, masks.GetValueOrDefault(n.CaseId, NameMask.None).Apply(n.VoidReason));
        });
    }

    /// <summary>A letter with what is known about it.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not read it.</exception>
    public async Task<LetterView> ViewAsync(Actor actor, Guid letterId, CancellationToken ct)
    {
        var letter = await ReadAsync(actor, letterId, ct);
        var row = await (from c in db.Cases
                         join b in db.Bureaus on letter.BureauId equals b.Id
                         where c.Id == letter.CaseId
                         select new
                         {
                             b.Name,
                             c.Suggestion!.Number,
                             c.Suggestion.Kind,
                             c.Suggestion.Title,
                             Session = c.Suggestion.Session!.Name,
                         }).FirstAsync(ct);
        var version = await db.DraftVersions.AsNoTracking().FirstAsync(v => v.Id == letter.DraftVersionId, ct);
        return new LetterView(
            letter, LetterCheck.IsIntact(letter.Pdf, letter.Sha256), letter.Pdf.Length, row.Name, row.Number, row.Kind, row.Title, row.Session, version.No,
            version.Sha256 == letter.SignedSha256 && version.Content.Sha256() == letter.SignedSha256,
            LetterSignature.Check(letter.Pdf, letter.CertificateHolder),
            actor.Is(Roles.BureauOffice) && actor.BureauId == letter.BureauId && letter.DocumentNumber!.VoidedAt is null);
    }

    /// <summary>A letter with its PDF.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not read it.</exception>
    public async Task<IssuedLetter> ReadAsync(Actor actor, Guid letterId, CancellationToken ct) =>
        await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).ReadableBy(db, actor).FirstOrDefaultAsync(l => l.Id == letterId, ct)
        ?? throw new NotFoundException("没有这份公文，或您无权查看。");

    private async Task<IQueryable<DocumentNumber>> FindAsync(IQueryable<DocumentNumber> numbers, Actor actor, string text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
            return numbers;
        var cases = (await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, ct)).Cases;
        var named = SearchText.Words(text).Aggregate(db.DocumentNumbers.AsNoTracking(), (found, word) => found.With(db, word));
        // By their keys, so that the database may begin with what was found.
        var found = cases.Join(db.DocumentNumbers, c => c.Id, n => n.CaseId, (c, n) => n.Id).Union(named.Select(n => n.Id));
        return from id in found join n in numbers on id equals n.Id select n;
    }

    private IQueryable<DocumentNumber> NumbersFor(Actor actor)
    {
        if (actor.SeesAllBureaus)
            return db.DocumentNumbers.AsNoTracking();
        var readable = db.Letters.ReadableBy(db, actor);
        var mayWork = actor.Roles.Any(r => r != Roles.Administrator);
        return db.DocumentNumbers.AsNoTracking().Where(n => readable.Any(l => l.DocumentNumberId == n.Id)
            || (mayWork && db.NumberSeries.Any(s => s.Id == n.SeriesId && s.BureauId == actor.BureauId)));
    }

    private async Task<Dictionary<Guid, bool>> ChecksAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var checks = new Dictionary<Guid, bool>();
        // One at a time: a page of PDFs need not be in memory together.
        await foreach (var letter in db.Letters.Where(l => ids.Contains(l.Id))
            .Select(l => new { l.Id, l.Sha256, l.Pdf }).AsAsyncEnumerable().WithCancellation(ct))
            checks[letter.Id] = LetterCheck.IsIntact(letter.Pdf, letter.Sha256);
        return checks;
    }
}

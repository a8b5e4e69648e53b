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
        var numbers = NumbersFor(actor);
        var rows = await (from s in db.NumberSeries
                          join b in db.Bureaus on s.BureauId equals b.Id
                          where actor.SeesAllBureaus || s.BureauId == actor.BureauId || numbers.Any(n => n.SeriesId == s.Id)
                          orderby s.Year descending, s.BureauId == actor.BureauId descending, b.Name
                          select new
                          {
                              s.Id,
                              b.ShortName,
                              s.Prefix,
                              s.Year,
                              s.NextValue,
                              Count = numbers.Count(n => n.SeriesId == s.Id),
                              Voided = numbers.Count(n => n.SeriesId == s.Id && n.VoidedAt != null),
                          }).ToListAsync(ct);
        return [.. rows.Select(r => new LetterSeries(r.Id, r.ShortName, r.Prefix, r.Year, DocumentNumber.Format(r.Prefix, r.Year, r.NextValue), r.Count,
            r.Voided))];
    }

    /// <summary>One page of a series, or of what is searched for in all of them, the newest number first; empty for a series the actor may not see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="seriesId">The series; null for all.</param>
    /// <param name="text">What is searched for: numbers, words of the suggestion, deputies; empty for everything.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(IReadOnlyList<LetterRow> Rows, int Total)> PageAsync(Actor actor, Guid? seriesId, string text, int page, int pageSize,
        CancellationToken ct)
    {
        var numbers = await FindAsync(NumbersFor(actor).Where(n => seriesId == null || n.SeriesId == seriesId), actor, text, ct);
        var readable = db.Letters.ReadableBy(db, actor);
        var cases = db.Cases.VisibleTo(actor);
        var total = await numbers.CountAsync(ct);
        var rows = await (from n in numbers
                          join s in db.NumberSeries on n.SeriesId equals s.Id
                          join b in db.Bureaus on s.BureauId equals b.Id
                          from c in cases.Where(c => c.Id == n.CaseId).DefaultIfEmpty()
                          from l in readable.Where(l => l.DocumentNumberId == n.Id).DefaultIfEmpty()
                          orderby s.Year descending, n.AllocatedAt descending, n.Value descending
                          select new
                          {
                              n.CaseId,
                              Row = new LetterRow(
                                  n.Id, n.Text, b.ShortName, c == null ? null : c.Id, c == null ? null : c.Suggestion!.Number,
                                  c == null ? default : c.Suggestion!.Kind, l == null ? null : l.Id, l == null ? null : l.Title,
                                  l == null ? null : l.IssuedOn, l == null ? null : l.Signatory, l == null ? 0 : l.Pages,
                                  l == null && db.Letters.Any(x => x.DocumentNumberId == n.Id), n.VoidedAt, n.VoidReason),
                          })
            .Skip((Math.Max(1, page) - 1) * pageSize).Take(pageSize).ToListAsync(ct);
        var checks = await ChecksAsync([.. rows.Select(r => r.Row.LetterId).OfType<Guid>()], ct);
        var masks = await NameMask.ForAsync(db, actor, [.. rows.Where(r => r.Row.VoidedAt is not null).Select(r => r.CaseId)], ct);
        return ([.. rows.Select(r => r.Row with
        {
            IsIntact = r.Row.LetterId is { } id ? checks[id] : null,
            VoidReason = masks.GetValueOrDefault(r.CaseId, NameMask.None).Apply(r.Row.VoidReason),
        })], total);
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
        var cases = (await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, ct)).Select(c => c.Id);
        var named = SearchText.Words(text).Aggregate(numbers, (found, word) => found.With(word));
        return numbers.Where(n => cases.Contains(n.CaseId) || named.Any(x => x.Id == n.Id));
    }

    private IQueryable<DocumentNumber> NumbersFor(Actor actor)
    {
        if (actor.SeesAllBureaus)
            return db.DocumentNumbers.AsNoTracking();
        var readable = db.Letters.ReadableBy(db, actor).Select(l => l.DocumentNumberId);
        var mayWork = actor.Roles.Any(r => r != Roles.Administrator);
        return db.DocumentNumbers.AsNoTracking().Where(n => readable.Contains(n.Id)
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

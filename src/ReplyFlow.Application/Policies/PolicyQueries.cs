using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Reads the policy library as the actor may.</summary>
public sealed class PolicyQueries(ReplyFlowDb db, VirusScanner scanner, TimeProvider time)
{
    private const int MostOffered = 20;

    /// <summary>A page of the documents that a filter lets through, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<PolicyRow> Rows, int Total)> PageAsync(Actor actor, PolicyFilter filter, int page, int size, CancellationToken ct)
    {
        var (rows, total) = await CountedRows.PageAsync(
            Filtered(actor, filter).OrderByDescending(r => r.Version.Facts.IssuedOn).ThenBy(r => r.Document.Id), page, size, many: false, ct);
        return ([.. rows.Select(Row)], total);
    }

    /// <summary>All documents that a filter lets through, the newest first: the list as a file.</summary>
    public async Task<IReadOnlyList<PolicyRow>> WholeAsync(Actor actor, PolicyFilter filter, CancellationToken ct) =>
        [.. (await Filtered(actor, filter).OrderByDescending(r => r.Version.Facts.IssuedOn).ThenBy(r => r.Document.Id).ToListAsync(ct)).Select(Row)];

    /// <summary>Documents of which every word is found in title, 文号 or issuer, those in force first; a few of them.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="words">The words.</param>
    /// <param name="bureauId">For whose letters: that bureau's own and the common ones.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<IReadOnlyList<PolicyRow>> OfferAsync(Actor actor, string words, Guid? bureauId, CancellationToken ct) =>
        OfferAsync(actor, new PolicyFilter(words), bureauId, ct);

    /// <summary>The same, and behind them those that have every word somewhere in their text.</summary>
    /// <inheritdoc cref="OfferAsync(Actor, string, Guid?, CancellationToken)" />
    public async Task<IReadOnlyList<PolicyRow>> OfferWithTextsAsync(Actor actor, string words, Guid? bureauId, CancellationToken ct)
    {
        var named = await OfferAsync(actor, words, bureauId, ct);
        return named.Count == MostOffered ? named
            : [.. named.Concat(await OfferAsync(actor, new PolicyFilter(words, InText: true), bureauId, ct)).DistinctBy(r => r.Id).Take(MostOffered)];
    }

    private async Task<IReadOnlyList<PolicyRow>> OfferAsync(Actor actor, PolicyFilter filter, Guid? bureauId, CancellationToken ct)
    {
        if (SearchText.Words(filter.Words).Count == 0)
            return [];
        var rows = await Filtered(actor, filter).Where(r => r.Document.BureauId == null || r.Document.BureauId == bureauId)
            .OrderByDescending(r => r.Version.Facts.IssuedOn).ThenBy(r => r.Document.Id).Take(MostOffered * 2).ToListAsync(ct);
        return [.. rows.Select(Row).OrderBy(r => !r.Facts.Kind.IsCitable()).ThenBy(r => r.Standing).Take(MostOffered)];
    }

    /// <summary>What waits for confirmation by the actor, the oldest first.</summary>
    public async Task<IReadOnlyList<PolicyDraftRow>> DraftsAsync(Actor actor, CancellationToken ct) =>
        await db.PolicyDrafts.AsNoTracking().KeptBy(actor).OrderBy(d => d.Id)
            .Select(d => new PolicyDraftRow(d.Id, d.Facts, d.BureauId, d.Source.Name, d.AddedBy, d.AddedAt)).ToListAsync(ct);

    /// <summary>Everything there is, whoever's it is, for whoever has the database itself: what is confirmed, then what waits.</summary>
    public async Task<(IReadOnlyList<PolicyRow> Confirmed, IReadOnlyList<PolicyDraftRow> Waiting)> AllAsync(CancellationToken ct)
    {
        var rows = await Rows(db.PolicyDocuments).OrderBy(r => r.Document.Id).ToListAsync(ct);
        var drafts = await db.PolicyDrafts.AsNoTracking().OrderBy(d => d.Id)
            .Select(d => new PolicyDraftRow(d.Id, d.Facts, d.BureauId, d.Source.Name, d.AddedBy, d.AddedAt)).ToListAsync(ct);
        return ([.. rows.Select(Row)], drafts);
    }

    /// <summary>One that waits.</summary>
    /// <exception cref="NotFoundException">There is none that the actor may confirm.</exception>
    public async Task<PolicyDraft> DraftAsync(Actor actor, Guid id, CancellationToken ct) =>
        await db.PolicyDrafts.AsNoTracking().KeptBy(actor).FirstOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFoundException("这份文件已经确认或者删除了，或您无权处理。");

    /// <summary>Documents that the actor may read and that have one of these titles, repealed or not.</summary>
    public async Task<IReadOnlyList<PolicyRow>> TitledAsync(Actor actor, IEnumerable<string> titles, Guid? except, CancellationToken ct)
    {
        var found = new List<PolicyRow>();
        foreach (var title in titles.Select(SearchText.Fold).Where(t => t.Length > 0).Distinct())
        {
            var rows = await Rows(actor).Where(r => r.Document.Id != except
                && db.Containing(SearchSubject.Policy, title).Contains(r.Version.Id)).ToListAsync(ct);
            found.AddRange(rows.Where(r => r.Version.Facts.Titles.Any(t => SearchText.Fold(t) == title)).Select(Row));
        }
        return [.. found.DistinctBy(f => f.Id)];
    }

    /// <summary>One document with a version of it.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The document.</param>
    /// <param name="no">The version; null for the one that counts.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <exception cref="NotFoundException">There is none that the actor may read.</exception>
    public async Task<PolicyPage> DocumentAsync(Actor actor, Guid id, int? no, CancellationToken ct)
    {
        var document = await db.PolicyDocuments.AsNoTracking().ReadableBy(actor).FirstOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFoundException("没有这份政策文件，或您无权查看。");
        var versions = await db.PolicyVersions.AsNoTracking().Where(v => v.DocumentId == id).OrderByDescending(v => v.No).ToListAsync(ct);
        var version = versions.FirstOrDefault(v => v.No == (no ?? document.CurrentNo)) ?? throw new NotFoundException("没有这一版，可能链接有误。");
        var text = await db.PolicyTexts.Where(t => t.Sha256 == version.TextSha256).Select(t => t.Text).FirstAsync(ct);
        var related = await Rows(actor).Where(r => r.Document.RepealedById == id || r.Document.Id == document.RepealedById)
            .OrderBy(r => r.Document.Id).ToListAsync(ct);
        var current = versions.First(v => v.No == document.CurrentNo);
        return new PolicyPage(
            document, version, text, versions, current.Facts.StandingOn(time.Today(), document.RepealedOn),
            [.. related.Where(r => r.Document.RepealedById == id).Select(Row)],
            related.Where(r => r.Document.Id == document.RepealedById).Select(Row).FirstOrDefault());
    }

    /// <summary>Writes the file of a version that was found so, piece by piece; the last piece only when the whole is what was stored.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored; what was written so far is of no use.</exception>
    /// <exception cref="NotAllowedException">It may not go out: something was found in it, or nobody has looked.</exception>
    public async Task CopyAsync(PolicyVersion version, Stream output, CancellationToken ct)
    {
        await DemandReleasedAsync(version, ct);
        await AttachmentContents.CopyAsync(db, version.Source.Sha256, version.Source.Size, output, ct);
    }

    /// <summary>Refuses a file that may not go out.</summary>
    /// <exception cref="NotFoundException">The version has none.</exception>
    /// <exception cref="NotAllowedException">Why, and what to do.</exception>
    public async Task DemandReleasedAsync(PolicyVersion version, CancellationToken ct)
    {
        if (!version.Source.IsStored)
            throw new NotFoundException("这一版只有文字，没有原件。");
        var found = await StoredContents.Of(db).Where(c => c.Sha256 == version.Source.Sha256).Select(c => c.Found).FirstOrDefaultAsync(ct);
        if (AttachmentHold.Of(found, scanner) is { } hold)
            throw new NotAllowedException(hold.Refusal);
    }

    /// <summary>All that may be named as what repealed a document, by title: those of its own base and the common one.</summary>
    public async Task<IReadOnlyList<PolicyRow>> RepealersAsync(Actor actor, PolicyDocument document, string words, CancellationToken ct) =>
        [.. (await OfferAsync(actor, words, document.BureauId, ct)).Where(r => r.Id != document.Id)];

    private PolicyRow Row(Joined r) => new(
        r.Document.Id, r.Version.Facts, r.Document.BureauId, r.Version.Facts.StandingOn(time.Today(), r.Document.RepealedOn), r.Document.RepealedOn);

    private IQueryable<Joined> Filtered(Actor actor, PolicyFilter filter)
    {
        var rows = Rows(actor);
        foreach (var word in SearchText.Words(filter.Words))
            rows = filter.InText
                ? rows.Where(r => db.Containing(SearchSubject.Policy, word)
                    .Union(db.SourcesContaining(FullTextKind.Policy, new[] { word })).Contains(r.Version.Id))
                : rows.Where(r => db.Containing(SearchSubject.Policy, word).Contains(r.Version.Id));
        if (filter.Kind is { } kind)
            rows = rows.Where(r => r.Version.Facts.Kind == kind);
        if (filter.Own is { } own)
            rows = rows.Where(r => r.Document.BureauId != null == own);
        return filter.Standing is { } standing ? Standing(rows, standing, time.Today()) : rows;
    }

    /// <summary>The same as <see cref="PolicyFacts.StandingOn"/>, for the database.</summary>
    private static IQueryable<Joined> Standing(IQueryable<Joined> rows, PolicyStanding standing, DateOnly today) => standing switch
    {
        PolicyStanding.Repealed => rows.Where(r => r.Document.RepealedOn <= today),
        PolicyStanding.Expired => rows.Where(r => (r.Document.RepealedOn == null || r.Document.RepealedOn > today) && r.Version.Facts.ValidTo < today),
        PolicyStanding.InForce => rows.Where(r => (r.Document.RepealedOn == null || r.Document.RepealedOn > today)
            && (r.Version.Facts.ValidTo == null || r.Version.Facts.ValidTo >= today)
            && (r.Version.Facts.IssuedOn == null || r.Version.Facts.IssuedOn <= today)
            && (r.Version.Facts.ValidFrom == null || r.Version.Facts.ValidFrom <= today)),
        _ => rows.Where(r => (r.Document.RepealedOn == null || r.Document.RepealedOn > today)
            && (r.Version.Facts.ValidTo == null || r.Version.Facts.ValidTo >= today)
            && (r.Version.Facts.IssuedOn > today || r.Version.Facts.ValidFrom > today)),
    };

    private IQueryable<Joined> Rows(Actor actor) => Rows(db.PolicyDocuments.ReadableBy(actor));

    private IQueryable<Joined> Rows(IQueryable<PolicyDocument> documents) =>
        from d in documents.AsNoTracking()
        join v in db.PolicyVersions.AsNoTracking() on new { DocumentId = d.Id, No = d.CurrentNo } equals new { v.DocumentId, v.No }
        select new Joined { Document = d, Version = v };

    private sealed class Joined
    {
        public required PolicyDocument Document { get; init; }

        public required PolicyVersion Version { get; init; }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>已办: reads what people have decided and given to others, of cases that they still may see.</summary>
public sealed class DoneQueries(ReplyFlowDb db)
{
    /// <summary>Rows read at once for a file.</summary>
    private const int PartSize = 500;

    private static readonly string ReassignedKind = AuditFact.KindOf<CaseReassigned>();
    private static readonly string BureausReassignedKind = AuditFact.KindOf<BureausReassigned>();

    /// <summary>改派: whoever may.</summary>
    private static readonly string[] Movers = [Roles.Dispatcher, Roles.BureauOffice, Roles.DivisionHead];

    /// <summary>A decision of the actor's own; null where they made none such.</summary>
    public Task<WorkItem?> FindAsync(Actor actor, Guid workItemId, CancellationToken ct) => db.WorkItems.AsNoTracking().FirstOrDefaultAsync(
        w => w.Id == workItemId && w.Status == WorkItemStatus.Decided && w.DecidedById == actor.UserId && w.ActivityId != "", ct);

    /// <summary>One page, the latest first, and how many there are in all.</summary>
    /// <param name="actor">Who decided or gave cases to others, or in whose place somebody decided.</param>
    /// <param name="text">Words that the case is found by; empty for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<DoneRow> Rows, int Total)> PageAsync(Actor actor, string text, int page, int pageSize, CancellationToken ct)
    {
        var (shown, total) = await LatestAsync(await SourcesAsync(actor, text, ct), Math.Max(1, page), pageSize, ct);
        return (await RowsAsync(actor, shown, ct), total);
    }

    /// <summary>All of it for a file, with how many rows there are; read part by part.</summary>
    public async Task<(IAsyncEnumerable<DoneRow> Rows, int Count)> WholeAsync(Actor actor, string text, CancellationToken ct)
    {
        var (all, _) = await LatestAsync(await SourcesAsync(actor, text, ct), 1, int.MaxValue, ct);
        return (PartsAsync(actor, all, ct), all.Count);
    }

    private async IAsyncEnumerable<DoneRow> PartsAsync(Actor actor, IReadOnlyList<Work> all, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var some in all.Chunk(PartSize))
            foreach (var row in await RowsAsync(actor, some, ct))
                yield return row;
    }

    private async Task<List<IQueryable<Work>>> SourcesAsync(Actor actor, string text, CancellationToken ct)
    {
        var (me, cases) = (actor.UserId, (await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, ct)).Cases);
        var decided = db.WorkItems.Where(w => w.Status == WorkItemStatus.Decided);
        List<IQueryable<Work>> sources = [OfCases(decided.Where(w => w.DecidedById == me)),
            OfCases(decided.Where(w => w.DecidedForId == me && w.DecidedById != me))];
        // The trail is long and mostly of other things: whoever reassigns nothing does not look through it.
        if (Movers.Any(actor.Is))
            sources.Add(db.Audit.Where(a => (a.Kind == ReassignedKind || a.Kind == BureausReassignedKind) && a.ActorId == me)
                .Join(cases, a => a.CaseId, c => c.Id, (a, c) => new Work { At = a.At, CaseId = c.Id, Item = c.Id, Seq = a.Seq }));
        IQueryable<Work> OfCases(IQueryable<WorkItem> items) =>
            items.Join(cases, w => w.CaseId, c => c.Id, (w, c) => new Work { At = w.ClosedAt!.Value, CaseId = w.CaseId, Item = w.Id, Seq = 0L });
        return sources;
    }

    private async Task<IReadOnlyList<DoneRow>> RowsAsync(Actor actor, IReadOnlyList<Work> shown, CancellationToken ct)
    {
        if (shown.Count == 0)
            return [];
        var known = await CasesAsync(actor, [.. shown.Select(r => r.CaseId).Distinct()], ct);
        var (ids, seqs) = (shown.Where(r => r.Seq == 0).Select(r => r.Item).ToList(), shown.Where(r => r.Seq > 0).Select(r => r.Seq).ToList());
        var items = await db.WorkItems.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var moves = seqs.Count == 0 ? [] : await db.Audit.AsNoTracking().Where(a => seqs.Contains(a.Seq)).ToDictionaryAsync(a => a.Seq, ct);
        return [.. shown.Select(r => r.Seq == 0 ? Row(known[r.CaseId], items[r.Item]) : Row(known[r.CaseId], moves[r.Seq]))];
    }

    /// <summary>One page of several lists together. Each is read by its own index, and no further than the page's end.</summary>
    private static async Task<(IReadOnlyList<Work> Rows, int Total)> LatestAsync(List<IQueryable<Work>> sources, int page, int pageSize, CancellationToken ct)
    {
        var (skip, all, total) = ((page - 1) * pageSize, new List<Work>(), 0);
        foreach (var source in sources)
        {
            var (rows, count) = await CountedRows.PageAsync(
                source.OrderByDescending(r => r.At).ThenByDescending(r => r.Seq).ThenByDescending(r => r.Item), 1, skip + pageSize, many: false, ct);
            all.AddRange(rows);
            total += count;
        }
        return ([.. all.OrderByDescending(r => r.At).ThenByDescending(r => r.Seq).ThenByDescending(r => r.Item).Skip(skip).Take(pageSize)], total);
    }

    private async Task<Dictionary<Guid, DoneCase>> CasesAsync(Actor actor, List<Guid> ids, CancellationToken ct)
    {
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        var found = new Dictionary<Guid, DoneCase>();
        var waiting = (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && ids.Contains(w.CaseId))
            .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)).ToLookup(w => w.CaseId, w => w.Title);
        foreach (var c in await db.Cases.Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, Session = c.Suggestion!.Session!.Name, c.Suggestion.Number, c.Suggestion.Title }).ToListAsync(ct))
            found.Add(c.Id, new DoneCase(c.Id, c.Session, c.Number, c.Title, masks.GetValueOrDefault(c.Id, NameMask.None), [.. waiting[c.Id].Distinct()]));
        return found;
    }

    private static DoneRow Row(DoneCase c, WorkItem item) => new(
        item.Id, c.Id, c.Session, c.Number, c.Mask.Apply(c.Title), item.Title, item.OutcomeLabel, c.Mask.Apply(item.Comment), item.Decider,
        item.ClosedAt!.Value, c.Waiting)
    {
        IsTakenBack = item.TakenBackAt is not null,
    };

    private static DoneRow Row(DoneCase c, AuditEvent move)
    {
        var fact = (FactWithWords)AuditFact.Read(move)!;
        var said = move.Summary.Split('：', 2);
        return new DoneRow(
            null, c.Id, c.Session, c.Number, c.Mask.Apply(c.Title), fact.Plain, c.Mask.Apply(said[^1]), c.Mask.Apply(fact.Said), move.ActorName,
            move.At, c.Waiting);
    }

    /// <summary>Something that was done: an item that was decided, or what the trail has of it.</summary>
    private sealed class Work
    {
        public required DateTimeOffset At { get; init; }

        public required Guid CaseId { get; init; }

        /// <summary>The item; of no meaning where the trail has it.</summary>
        public required Guid Item { get; init; }

        /// <summary>Its place in the trail; 0 for an item.</summary>
        public required long Seq { get; init; }
    }

    private sealed record DoneCase(Guid Id, string Session, string Number, string Title, NameMask Mask, IReadOnlyList<string> Waiting);
}

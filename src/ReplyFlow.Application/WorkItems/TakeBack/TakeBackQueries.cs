using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.TakeBack;

/// <summary>取回: reads which of a person's decisions may still be taken back.</summary>
public sealed class TakeBackQueries(ReplyFlowDb db, DefinitionStore definitions)
{
    private static readonly string[] Moves =
        [AuditFact.KindOf<CaseReassigned>(), AuditFact.KindOf<BureausReassigned>(), AuditFact.KindOf<DrafterChanged>()];

    private static readonly ShapedQuery<WorkItem> Unopened = new((db, actor, id, _) => Mine(db, actor, db.WorkItems.Where(w => w.Id == id)));

    private static readonly ShapedQuery<WorkItem> UnopenedOfCase = new((db, actor, id, _) => Mine(db, actor, db.WorkItems.Where(w => w.CaseId == id)));

    /// <summary>Of each step that waits since a decision, whether it is the actor's.</summary>
    private static readonly ShapedQuery<bool> Followed = new((db, actor, id, _) =>
    {
        // From the decision to its case: from what waits, everything open would be looked at, and from what is owed, the whole inbox.
        var owed = db.WorkItems.OwedBy(actor);
        return from w in db.WorkItems
               from n in db.WorkItems
               where w.Id == id && n.CaseId == w.CaseId && n.OpenedAt >= w.ClosedAt && n.Status == WorkItemStatus.Open
               select owed.Any(o => o.Id == n.Id && o.CaseId == w.CaseId);
    });

    /// <summary>The decisions of the actor, of these, that may be taken back now.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(Actor actor, IReadOnlyCollection<Guid> workItemIds, CancellationToken ct) =>
        await FindAsync(workItemIds.Count == 1 ? await Unopened.Of(db, actor, workItemIds.First()).ToListAsync(ct)
            : await Mine(db, actor, db.WorkItems.Where(w => workItemIds.Contains(w.Id))).ToListAsync(ct), ct);

    /// <summary>The decisions of the actor about one case that may be taken back now.</summary>
    public async Task<IReadOnlySet<Guid>> OfCaseAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        await FindAsync(await UnopenedOfCase.Of(db, actor, caseId).ToListAsync(ct), ct);

    /// <summary>Why a decision can no longer be taken back, in Chinese; null when it can.</summary>
    public async Task<string?> ObjectionAsync(WorkItem item, CancellationToken ct) => (await ReadAsync(item, ct)).Objection();

    /// <summary>
    /// What taking a decision back leaves behind, to be said before: the deputies were told who has their suggestion, and that cannot be taken
    /// back. Null for nothing.
    /// </summary>
    public async Task<string?> ConsequenceAsync(WorkItem item, CancellationToken ct) =>
        item.Kind == StepKinds.Accept && await AssignmentNotice.IsOutAsync(db, item.CaseId, item.ClosedAt, ct) == true
            ? "给代表的承办告知已经发出，收不回来。取回以后再签收的，不重发；改由别的单位主办的，那个单位签收后另行告知代表，在那以前请电话向代表说明。" : null;

    /// <summary>The same of several decisions at once: how many leave that behind.</summary>
    public async Task<int> ConsequencesAsync(IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
    {
        var count = 0;
        foreach (var item in await db.WorkItems.AsNoTracking().Where(w => workItemIds.Contains(w.Id) && w.Kind == StepKinds.Accept).ToListAsync(ct))
            count += await ConsequenceAsync(item, ct) is null ? 0 : 1;
        return count;
    }

    /// <summary>Whether all that waits since a decision is the actor's own to do: then there is nobody else who would open it.</summary>
    public async Task<bool> IsFollowedByOwnAsync(Actor actor, Guid workItemId, CancellationToken ct)
    {
        var own = await Followed.Of(db, actor, workItemId).ToListAsync(ct);
        return own.Count > 0 && own.TrueForAll(isOwn => isOwn);
    }

    /// <summary>The words with which the actor had decided a step that is open again; empty for none.</summary>
    public async Task<string> FormerWordsAsync(Actor actor, WorkItem item, CancellationToken ct) => item is not { Status: WorkItemStatus.Open, Visit: > 1 } ? ""
        : await db.WorkItems.Where(d => d.CaseId == item.CaseId && d.ActivityId == item.ActivityId && d.Visit == item.Visit - 1 && d.TakenBackAt != null
            && d.DecidedById == actor.UserId).Select(d => d.Comment).FirstOrDefaultAsync(ct) ?? "";

    /// <summary>What the actor decided. Where nothing that came since is still unopened, there is nothing to ask.</summary>
    private static IQueryable<WorkItem> Mine(ReplyFlowDb db, Actor actor, IQueryable<WorkItem> items) => items.AsNoTracking()
        .Where(w => w.Status == WorkItemStatus.Decided && w.TakenBackAt == null && w.DecidedById == actor.UserId
            && w.ActivityId != "" && w.Case!.ClosedAt == null)
        .Where(w => db.WorkItems.Any(n => n.CaseId == w.CaseId && n.OpenedAt >= w.ClosedAt && n.Status == WorkItemStatus.Open && n.SeenAt == null)
            || !db.WorkItems.Any(n => n.CaseId == w.CaseId && n.OpenedAt >= w.ClosedAt));

    private async Task<IReadOnlySet<Guid>> FindAsync(IReadOnlyList<WorkItem> mine, CancellationToken ct)
    {
        // Of the decisions about a case only the person's last can have nothing after it.
        var last = mine.GroupBy(w => w.CaseId).Select(of => of.OrderBy(w => w.ClosedAt).ThenBy(w => w.Id).Last()).ToList();
        return (await ReadAsync(last, QueryTrackingBehavior.NoTracking, ct)).Where(s => s.Objection() is null).Select(s => s.Item.Id).ToHashSet();
    }

    /// <summary>A decided step with all that its taking back depends on.</summary>
    internal async Task<SentStep> ReadAsync(WorkItem item, CancellationToken ct) => (await ReadAsync([item], QueryTrackingBehavior.TrackAll, ct))[0];

    /// <summary>Such steps, each of a case of its own: as many statements as for one.</summary>
    private async Task<IReadOnlyList<SentStep>> ReadAsync(IReadOnlyList<WorkItem> decided, QueryTrackingBehavior tracking, CancellationToken ct)
    {
        if (decided.Count == 0)
            return [];
        var ids = decided.Select(w => w.CaseId).ToList();
        var cases = await db.Cases.AsTracking(tracking).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var items = (await db.WorkItems.AsTracking(tracking).Where(w => ids.Contains(w.CaseId) && w.ActivityId != "").ToListAsync(ct)).ToLookup(w => w.CaseId);
        var saved = await db.Drafts.Where(d => ids.Contains(d.CaseId)).Select(d => new { d.CaseId, d.SavedAt })
            .ToDictionaryAsync(d => d.CaseId, d => d.SavedAt, ct);
        var moved = (await db.Audit.Where(a => a.CaseId != null && ids.Contains(a.CaseId.Value) && Moves.Contains(a.Kind))
            .Select(a => new { a.CaseId, a.At }).ToListAsync(ct)).ToLookup(a => a.CaseId, a => a.At);
        var steps = new List<SentStep>();
        foreach (var item in decided)
        {
            var c = cases[item.CaseId];
            steps.Add(new SentStep(item, c, await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct), [.. items[c.Id]])
            {
                DraftSavedAt = saved.TryGetValue(c.Id, out var at) ? at : null,
                WasReassigned = moved[c.Id].Any(on => on >= item.ClosedAt),
            });
        }
        return steps;
    }
}

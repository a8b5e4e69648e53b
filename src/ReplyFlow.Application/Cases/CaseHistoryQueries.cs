using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>全部经过: reads a case's history from the audit trail, with what the reader may not know taken out.</summary>
public sealed class CaseHistoryQueries(ReplyFlowDb db)
{
    private static readonly string NotifiedKind = AuditFact.KindOf<Notified>();
    private static readonly string ReassignedKind = AuditFact.KindOf<CaseReassigned>();
    private static readonly string BureausReassignedKind = AuditFact.KindOf<BureausReassigned>();

    /// <summary>The history, the latest first.</summary>
    /// <param name="actor">The reader, who may see the case.</param>
    /// <param name="head">The case.</param>
    /// <param name="items">The case's steps as the reader sees them.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<CaseEvent>> ListAsync(Actor actor, CaseHead head, IReadOnlyList<CaseItem> items, CancellationToken ct)
    {
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == head.Id).OrderByDescending(a => a.Seq).ToListAsync(ct);
        var mask = head.MayKnowDeputy ? NameMask.None : await NameMask.ForAsync(db, actor, head.Id, ct);
        var known = items.ToDictionary(i => i.Id);
        var marks = await db.LinkMarksAsync([.. events.Select(e => e.ActorId).OfType<Guid>().Distinct()], ct);
        return [.. events.Select(e => Read(e, head, actor, known, mask, e.ActorId is { } by ? marks.GetValueOrDefault(by) : null))];
    }

    /// <summary>
    /// What happened to some open work items, the latest last; of items of other bureaus none. They are read from the case's history
    /// and go with the item: nobody has to put them away, and whoever takes over the step sees them too. What is about one deputy stands at no
    /// item that asks or talks with others, and names the deputy to those who may know.
    /// </summary>
    public async Task<ILookup<Guid, CaseActivity>> ActivityAsync(Actor actor, IReadOnlyCollection<Guid> workItemIds, CancellationToken ct)
    {
        var known = db.Cases.KnownTo(actor);
        var found = workItemIds.Count == 0 ? [] : (await (
            from w in db.WorkItems.AsNoTracking()
            where workItemIds.Contains(w.Id) && w.BureauId == w.Case!.LeadBureauId
            join a in db.Audit on (Guid?)w.CaseId equals a.CaseId
            where (a.Kind == NotifiedKind || a.Kind == ReassignedKind) && a.At >= w.OpenedAt
            orderby a.Seq
            select new
            {
                Item = new
                {
                    w.Id,
                    w.CaseId,
                    w.Kind,
                    w.Participant,
                    IsBeside = w.ActivityId == "",
                    Recipient = db.Outbox.Where(m => m.Id == w.MessageId).Select(m => m.DeputyId).FirstOrDefault(),
                    IsKnown = known.Any(k => k.Id == w.CaseId),
                },
                Event = a,
            }).ToListAsync(ct)).Select(f => (f.Item, f.Event, Fact: f.Event.Kind == NotifiedKind ? AuditFact.Read<Notified>(f.Event.Data) : null))
            .Where(f => f.Fact?.Message != AnswerMessages.Conflict).ToList();
        var about = found.Select(f => f.Fact?.DeputyId).OfType<Guid>().Distinct().ToList();
        var names = about.Count == 0 ? [] : await db.Deputies.Where(d => about.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var cases = found.Where(f => f.Fact is not null && f.Item.Kind == StepKinds.Feedback).Select(f => f.Item.CaseId).Distinct().ToList();
        // One line stands for all deputies who are asked; what stands beside the process is about one of them.
        var asked = cases.Count == 0 ? [] : (await db.WorkItems
            .Where(w => cases.Contains(w.CaseId) && w.Kind == StepKinds.Feedback && w.Status == WorkItemStatus.Open)
            .Select(w => new { w.CaseId, w.Participant }).ToListAsync(ct)).Select(w => (w.CaseId, w.Participant)).ToHashSet();
        // Where one event is told to several in different words, it is still one.
        return found.Where(f => f.Fact is null || !(f.Item.IsBeside || f.Item.Kind == StepKinds.Feedback)
                || Concerns(f.Fact, d => d == f.Item.Recipient || d.ToString("N") == f.Item.Participant
                    || (f.Item.Kind == StepKinds.Feedback && asked.Contains((f.Item.CaseId, d.ToString("N"))))))
            .Select(f => (f.Item.Id, Activity: new CaseActivity(
                f.Fact is not { } fact ? $"{f.Event.ActorName}{FactWithWords.Tell(f.Event)}"
                    : fact.DeputyId is { } id && f.Item.IsKnown ? $"{fact.Heading}（{names[id]}代表）" : fact.Heading, f.Event.At)))
            .Distinct().ToLookup(f => f.Id, f => f.Activity);
    }

    /// <summary>Whether a notice concerns an item about deputies: where it is about one of them, or about the case.</summary>
    private static bool Concerns(Notified fact, Func<Guid, bool> isAbout) =>
        fact.DeputyId is { } id ? isAbout(id) : !AnswerMessages.IsAboutOne(fact.Message);

    /// <summary>
    /// 改派: cases still running that were the actor's to draft and lately went to somebody else, and those that their bureau led or
    /// co-handled and does not lead now, for its office and whoever drafted; 作废: cases of theirs of which an answer was found not to be the
    /// deputy's, whereby their work may have ended. The latest first.
    /// </summary>
    public async Task<IReadOnlyList<TakenCase>> TakenFromAsync(Actor actor, DateTimeOffset since, CancellationToken ct) =>
        actor.Is(Roles.Drafter) || actor.Is(Roles.BureauOffice)
            ? [.. (await FromDrafterAsync(actor, since, ct)).Concat(await FromBureauAsync(actor, since, ct)).Concat(await VoidedAsync(actor, since, ct))
                .OrderByDescending(t => t.At).ThenByDescending(t => t.Seq)]
            : [];

    private async Task<IEnumerable<TakenCase>> FromBureauAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        var bureau = actor.BureauId.ToString();
        var seen = db.Cases.VisibleTo(actor);
        var events = await db.Audit.AsNoTracking().Where(a => a.Kind == BureausReassignedKind && a.At >= since && a.Data.Contains(bureau)).ToListAsync(ct);
        if (events.Count == 0)
            return [];
        var ids = events.Select(e => e.CaseId!.Value).ToList();
        var cases = await db.Cases.Where(c => ids.Contains(c.Id) && c.ClosedAt == null && c.LeadBureauId != actor.BureauId).Select(c => new
        {
            c.Id,
            c.Suggestion!.Number,
            Lead = c.LeadBureau!.ShortName,
            CoHandles = c.Assignments.Any(x => x.BureauId == actor.BureauId && x.Role == AssignmentRole.CoHandling && x.EndedAt == null),
            MayOpen = seen.Any(s => s.Id == c.Id),
        }).ToListAsync(ct);
        // Without the reason: it may name whom the reader no longer may know.
        return from f in cases
               join e in events on f.Id equals e.CaseId!.Value
               let fact = AuditFact.Read<BureausReassigned>(e.Data)
               where fact.Left.Contains(actor.BureauId) && (actor.Is(Roles.BureauOffice) || fact.FromDrafter == actor.UserId)
               let heir = fact.FromDrafter is not null && fact.FromLead == actor.BureauId ? f.Lead : null
               select new TakenCase(
                   f.Id, f.Number, e.Seq, e.ActorName, e.Summary, AfterReassigning.Told(f.CoHandles, f.MayOpen, heir), e.At, f.MayOpen);
    }

    private async Task<IEnumerable<TakenCase>> FromDrafterAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        var me = actor.UserId.ToString();
        var events = await db.Audit.AsNoTracking().Where(a => a.Kind == ReassignedKind && a.At >= since && a.Data.Contains(me)).ToListAsync(ct);
        events.RemoveAll(e => AuditFact.Read<CaseReassigned>(e.Data).From != actor.UserId);
        if (events.Count == 0)
            return [];
        var ids = events.Select(e => e.CaseId!.Value).ToList();
        var cases = await db.Cases.Where(c => ids.Contains(c.Id) && c.LeadBureauId == actor.BureauId && c.ClosedAt == null && c.DrafterId != actor.UserId)
            .Select(c => new { c.Id, c.Suggestion!.Number }).ToListAsync(ct);
        return from c in cases
               join e in events on c.Id equals e.CaseId!.Value
               orderby e.Seq descending
               select new TakenCase(c.Id, c.Number, e.Seq, e.ActorName, FactWithWords.Tell(e), AfterReassigning.SameLead, e.At);
    }

    private async Task<IEnumerable<TakenCase>> VoidedAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        var isOffice = actor.Is(Roles.BureauOffice);
        var found = await (
            from f in db.Feedback.AsNoTracking()
            where f.VoidedAt >= since
            join c in db.Cases on f.CaseId equals c.Id
            where c.LeadBureauId == actor.BureauId && (isOffice || c.DrafterId == actor.UserId)
            select new
            {
                c.Id,
                c.Suggestion!.Number,
                At = f.VoidedAt!.Value,
                f.Way,
                Name = db.Deputies.Where(d => d.Id == f.DeputyId).Select(d => d.Name).First(),
                Stopped = db.WorkItems.Any(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Cancelled && w.ClosedAt == f.VoidedAt
                    && (w.Kind == StepKinds.Draft || w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign)),
            }).ToListAsync(ct);
        return found.DistinctBy(f => (f.Id, f.At, f.Name)).Select(f => new TakenCase(
            f.Id, f.Number, f.At.UtcTicks, "代联工委",
            f.Way == FeedbackWay.Link ? $"核实，{f.Name}代表的答复所用的邮箱不是代表的，这份答复作废"
                : $"核实，{f.Name}代表的答复作废：{VoidWords.NotTheirs(f.Way)}",
            f.Stopped ? "因它开始的再次办理停止，写过的稿子留在本件里。" : "", f.At));
    }

    private static CaseEvent Read(AuditEvent e, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items, NameMask mask, string? by)
    {
        var fact = AuditFact.Read(e);
        var group = AuditKinds.GroupOf(e.Kind) is var about && about == CaseEventGroup.Handling && e.ActorId is null ? CaseEventGroup.System : about;
        var summary = fact is FactWithWords words ? words.Tell(e.Summary, head.IsInside || MayRead(words, head, actor, items)) : e.Summary;
        return new CaseEvent(e.Seq, e.At, by ?? mask.Apply(e.ActorName), group, mask.Apply(summary), head.IsInside ? fact?.AboutDraft : null);
    }

    /// <summary>Whether a reader outside may have the words; of a comment, whoever may read the item it was written on.</summary>
    private static bool MayRead(FactWithWords fact, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items) => fact switch
    {
        WorkItemDecided decided => !items.TryGetValue(decided.Id, out var item) || item.MayBeReadBy(actor),
        _ => actor.MayReadOutside(fact.Audience, head.IdentitySecret),
    };
}

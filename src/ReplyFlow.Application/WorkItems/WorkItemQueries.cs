using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Reads what people owe.</summary>
public sealed class WorkItemQueries(ReplyFlowDb db, ParticipantQueries participants)
{
    private static readonly ShapedQuery<int> Counts = new((db, actor, _, _) => Owed(db, actor).GroupBy(_ => 1).Select(all => all.Count()));

    private static readonly ShapedQuery<FoundTask> Tasks = new((db, actor, workItemId, _) =>
    {
        var known = db.Cases.KnownTo(actor);
        return db.WorkItems.AsNoTracking().Where(w => w.Id == workItemId).OwedOnceBy(actor)
            .Select(w => new FoundTask(w, known.Any(k => k.Id == w.CaseId)));
    });

    private static readonly ShapedQuery<NextItem> Next = new((db, actor, _, _) =>
    {
        var owed = Owed(db, actor);
        return (from d in DueItem.Of(owed)
                let w = d.Item
                orderby d.Due ?? DateOnly.MaxValue, w.OpenedAt
                select new NextItem(w.Id, w.Case!.Suggestion!.Number, w.Title, owed.Count())).Take(1);
    });

    /// <summary>待办: how many items the actor owes. Counter and list come from the same query.</summary>
    public async Task<int> InboxCountAsync(Actor actor, CancellationToken ct) => await Counts.Of(db, actor, Guid.Empty).FirstOrDefaultAsync(ct);

    /// <summary>下一件: the most pressing item the actor owes, the first of the inbox; null when nothing is left.</summary>
    public async Task<NextItem?> NextAsync(Actor actor, CancellationToken ct) => await Next.Of(db, actor, Guid.Empty).FirstOrDefaultAsync(ct);

    /// <summary>What the actor owes of one case; null for nothing.</summary>
    public Task<Guid?> NextOfCaseAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        db.WorkItems.OwedBy(actor).Where(w => w.CaseId == caseId).OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => (Guid?)w.Id)
            .FirstOrDefaultAsync(ct);

    /// <summary>What the actor owes, each once: what the deputies of a letter are asked is one thing to do, whose rows are the deputies.</summary>
    private static IQueryable<WorkItem> Owed(ReplyFlowDb db, Actor actor) => db.WorkItems.AsNoTracking().OwedBy(actor).Where(w => w.Kind != StepKinds.Feedback
        || !db.WorkItems.Any(o => o.CaseId == w.CaseId && o.Kind == StepKinds.Feedback && o.Status == WorkItemStatus.Open
            && o.Participant.CompareTo(w.Participant) < 0));

    /// <summary>The items the actor owes, the most pressing first.</summary>
    /// <param name="actor">Whose inbox.</param>
    /// <param name="step">Only this step; null for all.</param>
    /// <param name="session">Only this session; null for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<InboxRow>> InboxAsync(Actor actor, string? step, string? session, CancellationToken ct)
    {
        var items = Owed(db, actor);
        if (step is not null)
            items = items.Where(w => w.Step == step);
        if (session is not null)
            items = items.Where(w => w.Case!.Suggestion!.Session!.Name == session);
        var found = await (from d in DueItem.Of(items)
                           let w = d.Item
                           orderby d.Due ?? DateOnly.MaxValue, w.OpenedAt
                           select new
                           {
                               Row = new InboxRow(
                                   w.Id, w.CaseId, w.Case!.Suggestion!.Number, w.Case.Suggestion.Title, w.Case.Suggestion.Session!.Name,
                                   w.Step, w.Title, w.Kind,
                                   w.OpenedAt, d.Due, w.SentBy,
                                   // One line stands for all deputies: what is said of one of them is read there.
                                   w.Kind != StepKinds.Feedback || w.SentWords != "" ? w.SentWords
                                       : db.WorkItems.Where(o => o.CaseId == w.CaseId && o.Kind == StepKinds.Feedback && o.Status == WorkItemStatus.Open)
                                           .Max(o => o.SentWords) ?? "")
                               {
                                   IsKey = w.Case.IsKey,
                                   DueProvisional = d.Provisional,
                                   RemindedOn = db.Reminders.Where(r => r.WorkItemId == w.Id && r.Audience != ReminderAudience.Deputy)
                                       .Max(r => (DateOnly?)r.SentOn),
                                   Reminders = db.Reminders.Count(r => r.WorkItemId == w.Id && r.Audience != ReminderAudience.Deputy),
                               },
                               w.Participant,
                               Responsibility = new Responsibility(w.AssigneeId, w.BureauId, w.Role, w.DivisionId, w.Step, w.Kind),
                           }).ToListAsync(ct);
        var deputies = await participants.WaitedForAsync([.. found.Where(f => f.Row.Kind == StepKinds.Feedback).Select(f => f.Row.CaseId)], ct);
        var judged = actor.StandsInFor.Count == 0 ? [] : found.Where(f => Authorship.Matters(f.Row.Kind)).Select(f => f.Row.CaseId).ToList();
        var authors = await db.AuthorsOfAsync(judged, ct);
        List<InboxRow> rows = [.. found.Select(f => f.Row with
        {
            For = actor.StandsFor(f.Responsibility with { Authors = Authorship.Matters(f.Row.Kind) ? [.. authors[f.Row.CaseId]] : [] })?.Name ?? "",
            About = f.Row.Kind == StepKinds.Feedback ? deputies.GetValueOrDefault(f.Row.CaseId, "") : "",
        })];
        var masks = await NameMask.ForAsync(db, actor, [.. rows.Select(r => r.CaseId).Distinct()], ct);
        return masks.Count == 0 ? rows : [.. rows.Select(r => masks.TryGetValue(r.CaseId, out var mask)
            ? r with { SuggestionTitle = mask.Apply(r.SuggestionTitle), About = "", SentBy = mask.Apply(r.SentBy), SentWords = mask.Apply(r.SentWords) } : r)];
    }

    /// <summary>The item, for somebody who owes or owed it.</summary>
    /// <exception cref="NotFoundException">There is no such item for this person.</exception>
    /// <exception cref="NotAllowedException">The actor wrote what the item judges.</exception>
    public async Task<CaseTask> TaskAsync(Actor actor, Guid workItemId, CancellationToken ct)
    {
        var found = await Tasks.Of(db, actor, workItemId).FirstOrDefaultAsync(ct);
        if (found?.Item is not { } item)
            throw await db.RefusalAsync(actor, workItemId, ct);
        var mask = found.IsKnown || item.SentWords.Length + item.Comment.Length == 0 ? NameMask.None : await NameMask.ForAsync(db, actor, item.CaseId, ct);
        var principal = (await db.PrincipalAsync(actor, item, ct))?.Name ?? "";
        return new CaseTask(item, item.ReadOutcomes(), await db.CameAtAsync(item, ct), mask.Apply(item.SentWords), mask.Apply(item.Comment), principal);
    }

    /// <summary>Open work items that nobody can decide, by bureau, division and role.</summary>
    public async Task<IReadOnlyList<UnownedWork>> UnownedAsync(CancellationToken ct)
    {
        var held = db.WorkItems.WithHolders(db);
        var rows = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open && !held.Any(h => h.Item.Id == w.Id))
            .Select(w => new
            {
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Division = db.Divisions.Where(d => d.Id == w.DivisionId).Select(d => d.Name).FirstOrDefault(),
                w.Role,
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.Bureau, r.Division, Owner: r.Person ?? Roles.Label(r.Role)))
            .OrderBy(g => g.Key.Bureau, StringComparer.Ordinal).ThenBy(g => g.Key.Division, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Owner, StringComparer.Ordinal)
            .Select(g => new UnownedWork(g.Key.Bureau, g.Key.Division, g.Key.Owner, g.Count()))];
    }

    private sealed record FoundTask(WorkItem Item, bool IsKnown);
}

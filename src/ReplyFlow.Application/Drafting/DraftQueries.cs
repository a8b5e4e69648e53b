using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>Reads what belongs to drafting; only for the person who owes the draft, or last owed it.</summary>
public sealed class DraftQueries(ReplyFlowDb db)
{
    /// <summary>The editor of a case.</summary>
    /// <exception cref="NotFoundException">The actor neither drafts this case nor has drafted it.</exception>
    public async Task<DraftEditor> EditorAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var item = await ItemAsync(actor, caseId, ct);
        var c = await db.LoadCaseAsync(caseId, ct);
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == caseId, ct) ?? new Draft { CaseId = caseId };
        var versions = await db.DraftVersions.Where(v => v.CaseId == caseId).OrderByDescending(v => v.No)
            .Select(v => new DraftVersionRow(v.No, v.SubmittedBy, v.SubmittedAt)).ToListAsync(ct);
        var divisions = await db.Divisions.Where(d => d.BureauId == c.LeadBureauId && d.Id != c.DivisionId).OrderBy(d => d.Name)
            .Select(d => new DraftDivision(d.Id, d.Name)).ToListAsync(ct);
        var came = await db.CameAtAsync(item, ct);
        return new DraftEditor(c, item, draft, versions, await OpinionsAsync(caseId, ct), await ContactsAsync(caseId, ct), divisions)
        {
            CameAt = came,
            ReplyDue = c.RepliedOn is null ? c.Due : (await db.LetterDueAsync(c, ct))?.Due ?? item.Due,
            ReturnedBy = item.Status == WorkItemStatus.Open && versions.Count > 0 ? await ReturnedByAsync(caseId, came, ct) : null,
            FormerContact = await FormerContactAsync(c, draft.Content, ct),
            For = (await db.PrincipalAsync(actor, item, ct))?.Name ?? "",
        };
    }

    /// <summary>The kind of step whose decision of that moment returned the work, and stands; null for none.</summary>
    private async Task<string?> ReturnedByAsync(Guid caseId, DateTimeOffset at, CancellationToken ct)
    {
        var decided = await db.WorkItems.Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Decided && w.TakenBackAt == null && w.ClosedAt == at)
            .Select(w => new { w.Kind, w.OutcomesJson, w.Outcome }).ToListAsync(ct);
        return decided.Find(d => WorkItemOutcomes.GoesBack(d.OutcomesJson, d.Outcome))?.Kind;
    }

    /// <summary>The former drafter where the letter still names them as contact, and who drafts it now.</summary>
    private async Task<FormerContact?> FormerContactAsync(Case c, DraftContent content, CancellationToken ct)
    {
        if (content.ContactName.Length == 0)
            return null;
        var kind = AuditFact.KindOf<DrafterChanged>();
        var facts = await db.Audit.Where(a => a.CaseId == c.Id && a.Kind == kind).Select(a => a.Data).ToListAsync(ct);
        var former = facts.Select(data => AuditFact.Read<DrafterChanged>(data).From).Where(id => id != c.DrafterId).ToHashSet();
        return former.Count > 0
            && await db.Users.AnyAsync(u => former.Contains(u.Id) && u.DisplayName == content.ContactName, ct)
            && await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == c.DrafterId && u.DisplayName != content.ContactName, ct) is { } now
            ? new(content.ContactName, now.DisplayName, now.PhoneNumber ?? "")
            : null;
    }

    /// <summary>The open work item by which the actor drafts a case, or else the last closed one that was theirs.</summary>
    /// <exception cref="NotFoundException">There is neither.</exception>
    public async Task<WorkItem> ItemAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var items = db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId && w.Kind == StepKinds.Draft);
        if (await items.OwedBy(actor).OrderBy(w => w.OpenedAt).FirstOrDefaultAsync(ct) is { } open)
            return open;
        var last = await items.Where(w => w.Status != WorkItemStatus.Open).OrderByDescending(w => w.ClosedAt).FirstOrDefaultAsync(ct);
        return last is not null && actor.Owes(await db.ResponsibilityAsync(last, ct)) ? last : throw new NotFoundException();
    }

    /// <summary>The open work item by which the actor decides about the submitted version, or else that by which they draft.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<WorkItem> SourcingItemAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        await db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId && (w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign))
            .OwedBy(actor).OrderBy(w => w.OpenedAt).FirstOrDefaultAsync(ct) ?? await ItemAsync(actor, caseId, ct);

    /// <summary>Opinions that came after the actor had submitted a draft that is still on its way, the newest first.</summary>
    public async Task<IReadOnlyList<LateOpinion>> LateOpinionsAsync(Actor actor, CancellationToken ct) =>
        await (from a in db.Assignments.Where(Assignment.CoHandles)
               join c in db.Cases on a.CaseId equals c.Id
               where a.OpinionAt != null && c.DrafterId == actor.UserId && c.Status == CaseStatus.Handling
                   && db.DraftVersions.Any(v => v.CaseId == a.CaseId) && !db.DraftVersions.Any(v => v.CaseId == a.CaseId && v.SubmittedAt > a.OpinionAt)
               orderby a.OpinionAt descending
               select new LateOpinion(a.Id, a.CaseId, c.Suggestion!.Number, a.Bureau!.ShortName, a.OpinionAt!.Value)).ToListAsync(ct);

    /// <summary>Deputies' answers that came while the actor's second letter is under review or waits for its signature, the newest first.</summary>
    public async Task<IReadOnlyList<LateAnswer>> LateAnswersAsync(Actor actor, CancellationToken ct) =>
        await (from f in db.Feedback.Counting()
               join c in db.Cases on f.CaseId equals c.Id
               join d in db.Deputies on f.DeputyId equals d.Id
               where c.DrafterId == actor.UserId && c.RepliedOn != null
                   && db.WorkItems.Any(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && (w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign))
                   && !db.DraftVersions.Any(v => v.CaseId == c.Id && v.SubmittedAt >= f.At)
               orderby f.At descending
               select new LateAnswer(f.Id, c.Id, c.Suggestion!.Number, d.Name, f.Level, f.AsksAgain, f.Words, f.At)).ToListAsync(ct);

    /// <summary>Contacts with the deputies, the newest first.</summary>
    public async Task<IReadOnlyList<ContactLog>> ContactsAsync(Guid caseId, CancellationToken ct) =>
        await db.Contacts.AsNoTracking().Where(c => c.CaseId == caseId)
            .OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt).ToListAsync(ct);

    /// <summary>The deputies of the case's suggestion.</summary>
    public async Task<IReadOnlyList<SuggestionDeputy>> DeputiesAsync(Guid caseId, CancellationToken ct) =>
        await db.Cases.AsNoTracking().Where(c => c.Id == caseId).SelectMany(c => c.Suggestion!.Deputies).Include(d => d.Deputy).ToListAsync(ct);

    /// <summary>A submitted version's content.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public async Task<DraftVersion> VersionAsync(Guid caseId, int no, CancellationToken ct) =>
        await db.DraftVersions.AsNoTracking().FirstOrDefaultAsync(v => v.CaseId == caseId && v.No == no, ct)
        ?? throw new NotFoundException($"没有第 {no} 稿。");

    private async Task<IReadOnlyList<DraftOpinion>> OpinionsAsync(Guid caseId, CancellationToken ct) =>
        await db.Assignments.Where(a => a.CaseId == caseId).Where(Assignment.CoHandles)
            .OrderBy(a => a.Bureau!.ShortName)
            .Select(a => new DraftOpinion(a.Id, a.Bureau!.ShortName, a.Opinion, a.OpinionBy, a.OpinionAt, a.Due.On)).ToListAsync(ct);
}

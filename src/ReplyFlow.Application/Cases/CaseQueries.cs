using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Cases;

/// <summary>Reads what a case page shows of the case itself: its head, its steps, who takes part.</summary>
public sealed class CaseQueries(ReplyFlowDb db, StepCatalog steps)
{
    private static readonly ShapedQuery<CaseHead> Heads = new((db, actor, caseId, _) =>
    {
        var (bureau, known, visible) = (actor.BureauId, db.Cases.KnownTo(actor), db.Cases.VisibleTo(actor));
        var (again, handling, extended) = (db.DraftedAgain(caseId), db.Handling(), db.Extended(caseId));
        return db.Cases.AsNoTracking().VisibleTo(actor).Where(c => c.Id == caseId).Select(c => new CaseHead
        {
            Id = c.Id,
            Session = c.Suggestion!.Session!.Name,
            Kind = c.Suggestion.Kind,
            Number = c.Suggestion.Number,
            Title = c.Suggestion.Title,
            Text = c.Suggestion.Text,
            Class = c.Suggestion.Class,
            ProposedOn = c.Suggestion.ProposedOn,
            IdentitySecret = c.Suggestion.IdentitySecret,
            PublishText = c.Suggestion.PublishText,
            Deputies = (from k in known
                        where k.Id == c.Id && k.Id == caseId
                        from d in k.Suggestion!.Deputies
                        orderby d.Order
                        select new CaseDeputy(d.DeputyId, d.Deputy!.Name, d.Deputy.Delegation, d.Deputy.Email, d.Deputy.Phone, d.Order)).ToList(),
            DeputyCount = c.Suggestion.Deputies.Count,
            Revision = c.Suggestion.Revision,
            ReplacedBy = visible.Where(v => v.SuggestionId == c.Suggestion.ReplacedById).Select(v => (Guid?)v.Id).FirstOrDefault(),
            LeadBureauId = c.LeadBureauId,
            LeadBureau = c.LeadBureau!.ShortName,
            DivisionId = c.DivisionId,
            DrafterId = c.DrafterId,
            Division = db.Divisions.Where(d => d.Id == c.DivisionId).Select(d => d.Name).FirstOrDefault(),
            Drafter = db.Users.Where(u => u.Id == c.DrafterId).Select(u => u.DisplayName).FirstOrDefault(),
            Instruction = c.Instruction,
            Status = c.Status,
            AssignedOn = c.AssignedOn,
            DueOn = c.Due.On,
            DueDerivation = c.Due.Derivation,
            DueProvisional = c.Due.Provisional,
            RepliedOn = c.RepliedOn,
            IsHandledAgain = c.Status == CaseStatus.Replied && handling.Any(w => w.CaseId == c.Id),
            AgainDueOn = c.Status == CaseStatus.Replied ? again.Select(w => extended.Where(x => x.RequestedAt >= w.OpenedAt).Max(x => (DateOnly?)x.Until)
                ?? w.Due.On).FirstOrDefault() : null,
            AgainDueProvisional = c.Status == CaseStatus.Replied
                && again.Select(w => w.Due.Provisional && !extended.Any(x => x.RequestedAt >= w.OpenedAt)).FirstOrDefault(),
            IsKey = c.IsKey,
            KeySupervisor = c.KeySupervisor,
            ClosedAt = c.ClosedAt,
            DefinitionId = c.DefinitionId,
            DefinitionVersion = c.DefinitionVersion,
            IsInside = c.LeadBureauId == bureau,
            MayKnowDeputy = known.Any(k => k.Id == c.Id),
        }).AsSingleQuery();
    });

    private static readonly ShapedQuery<CaseItem> Items = new((db, actor, caseId, _) =>
    {
        var mine = db.WorkItems.OwedBy(actor).Where(w => w.CaseId == caseId).Select(w => w.Id);
        return db.WorkItems.AsNoTracking().Where(w => w.CaseId == caseId)
            .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id)
            .Select(w => new CaseItem
            {
                Id = w.Id,
                ActivityId = w.ActivityId,
                Step = w.Step,
                Title = w.Title,
                Kind = w.Kind,
                Participant = w.Participant,
                MessageId = w.MessageId,
                BureauId = w.BureauId,
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Division = db.Divisions.Where(d => d.Id == w.DivisionId).Select(d => d.Name).FirstOrDefault(),
                Role = w.Role,
                Assignee = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                OpenedAt = w.OpenedAt,
                DueOn = w.Due.On,
                DueProvisional = w.Due.Provisional,
                Status = w.Status,
                IsTakenBack = w.TakenBackAt != null,
                Outcome = w.Outcome,
                OutcomeLabel = w.OutcomeLabel,
                Comment = w.Comment,
                DecidedById = w.DecidedById,
                DecidedByName = w.DecidedForName == "" ? w.DecidedByName : w.DecidedByName + "（代" + w.DecidedForName + "）",
                ClosedAt = w.ClosedAt,
                DraftVersion = w.DraftVersion,
                IsMine = mine.Contains(w.Id),
            });
    });

    /// <summary>By the set of those who take part: else each bureau there is would be looked up among its assignments of all years.</summary>
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<BureauPart>>> Taking =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId) =>
            from b in db.Bureaus.AsNoTracking()
            join a in db.Assignments.AsNoTracking().Where(a => a.CaseId == caseId && a.EndedAt == null) on b.Id equals a.BureauId into taking
            from a in taking.DefaultIfEmpty()
            where (b.IsActive && b.Kind != BureauKind.Handling)
                || db.Assignments.Where(x => x.CaseId == caseId && x.EndedAt == null).Select(x => x.BureauId).Contains(b.Id)
            select new BureauPart(b, a)));

    /// <summary>The case, for a reader who may see it.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not see it.</exception>
    public async Task<CaseHead> HeadAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var head = await Heads.Of(db, actor, caseId).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        LogSubject.About(head.Number);
        if (head.MayKnowDeputy)
            return head;
        var mask = await NameMask.ForAsync(db, actor, caseId, ct);
        return head with
        {
            Title = mask.Apply(head.Title),
            Text = mask.Apply(head.Text),
            Instruction = mask.Apply(head.Instruction),
            KeySupervisor = mask.Apply(head.KeySupervisor),
        };
    }

    /// <summary>All steps of a case, the earliest first: who has it now, what was decided before.</summary>
    /// <remarks>The caller has checked that the actor may see the case.</remarks>
    public async Task<IReadOnlyList<CaseItem>> ItemsAsync(Actor actor, CaseHead head, CancellationToken ct)
    {
        var rows = await Items.Of(db, actor, head.Id).ToListAsync(ct);
        var subjects = await db.SubjectsAsync(head.MayKnowDeputy ? [.. rows.Select(i => i.MessageId).OfType<Guid>()] : [], ct);
        List<CaseItem> items = [.. rows.Select(i => i with
        {
            About = i.MessageId is { } message && subjects.GetValueOrDefault(message) is var (recipient, document)
                ? document.Length > 0 ? $"{recipient}，{document}" : recipient : "",
            IsConfidential = steps.Find(i.Kind).WordsAreConfidential,
            CarriesVersion = steps.Find(i.Kind).CarriesVersion,
        })];
        if (head.IsInside)
            return items;
        var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
        return [.. items.Select(i => i with { Comment = i.MayBeReadBy(actor) ? mask.Apply(i.Comment) : "" })];
    }

    /// <summary>承办与会办: the present parts of a case, the lead first. The caller has checked that the actor may see the case.</summary>
    public async Task<IReadOnlyList<CasePart>> PartsAsync(Actor actor, CaseHead head, CancellationToken ct) =>
        (await PartsWithCopiesAsync(actor, head, ct)).Parts;

    /// <summary>The present parts, and who receives a copy of the case's letter, in one query.</summary>
    public async Task<(IReadOnlyList<CasePart> Parts, IReadOnlyList<Bureau> Copies)> PartsWithCopiesAsync(
        Actor actor, CaseHead head, CancellationToken ct)
    {
        var rows = await Taking.Of(db)(db, head.Id).ToListAsync(ct);
        // Roles are stored by name; their order is the enumeration's.
        List<CasePart> parts = [.. rows.Where(r => r.Part is not null).OrderBy(r => r.Part!.Role).ThenBy(r => r.Part!.Id).Select(r => Part(r.Bureau, r.Part!))];
        var copies = rows.Where(r => (r.Bureau.IsActive && r.Bureau.Kind != BureauKind.Handling) || r.Part is { Role: AssignmentRole.CoHandling })
            .Select(r => r.Bureau).DistinctBy(b => b.Id);
        if (!head.MayKnowDeputy && parts.Any(p => p.Opinion is not null))
        {
            var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
            parts = [.. parts.Select(p => p with { Opinion = p.Opinion is { } opinion ? mask.Apply(opinion) : null })];
        }
        return (parts, LetterComposer.CopiesAmong(copies));
    }

    /// <summary>The latest request for more time about a case; null when there is none. The caller has checked that the actor may see the case.</summary>
    public async Task<CaseExtension?> LatestExtensionAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var request = await db.Extensions.AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.RequestedAt)
            .Select(e => new CaseExtension(e.Id, e.Until, e.Reason, e.RequestedBy, e.RequestedAt, e.Approved)).FirstOrDefaultAsync(ct);
        return request is null ? null : request with { Reason = (await NameMask.ForAsync(db, actor, caseId, ct)).Apply(request.Reason) };
    }

    private static CasePart Part(Bureau bureau, Assignment a) =>
        new(a.Id, bureau.ShortName, a.Role, a.AssignedOn, a.Due.On, a.Due.Derivation, a.Due.Provisional, a.Opinion, a.OpinionAt, a.OpinionBy);

    private sealed record BureauPart(Bureau Bureau, Assignment? Part);
}

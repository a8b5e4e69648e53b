using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Cases;

/// <summary>Reads the top of a case page.</summary>
public static class CaseHeads
{
    /// <summary>The case, for a reader who may see it.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not see it.</exception>
    public static async Task<CaseHead> GetAsync(ReplyFlowDb db, Actor actor, Guid caseId, CancellationToken ct)
    {
        var (bureau, known) = (actor.BureauId, db.Cases.KnownTo(actor));
        var head = await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => c.Id == caseId).Select(c => new CaseHead
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
            LeadBureauId = c.LeadBureauId,
            LeadBureau = c.LeadBureau!.ShortName,
            Division = db.Divisions.Where(d => d.Id == c.DivisionId).Select(d => d.Name).FirstOrDefault(),
            Drafter = db.Users.Where(u => u.Id == c.DrafterId).Select(u => u.DisplayName).FirstOrDefault(),
            Instruction = c.Instruction,
            Status = c.Status,
            AssignedOn = c.AssignedOn,
            DueOn = c.Due.On,
            DueDerivation = c.Due.Derivation,
            DueProvisional = c.Due.Provisional,
            RepliedOn = c.RepliedOn,
            IsKey = c.IsKey,
            KeySupervisor = c.KeySupervisor,
            ClosedAt = c.ClosedAt,
            DefinitionId = c.DefinitionId,
            DefinitionVersion = c.DefinitionVersion,
            IsInside = c.LeadBureauId == bureau,
            MayKnowDeputy = known.Any(k => k.Id == c.Id),
        }).AsSingleQuery().FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
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
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>Reads the steps of a case: who has it now, what was decided before.</summary>
public static class CaseItems
{
    /// <summary>All steps, the earliest first. The caller has checked that the actor may see the case.</summary>
    public static async Task<IReadOnlyList<CaseItem>> ListAsync(ReplyFlowDb db, Actor actor, CaseHead head, StepCatalog steps, CancellationToken ct)
    {
        var mine = db.WorkItems.OwedBy(actor).Where(w => w.CaseId == head.Id).Select(w => w.Id);
        var rows = await db.WorkItems.AsNoTracking().Where(w => w.CaseId == head.Id)
            .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id)
            .Select(w => new CaseItem
            {
                Id = w.Id,
                ActivityId = w.ActivityId,
                Step = w.Step,
                Title = w.Title,
                Kind = w.Kind,
                Participant = w.Participant,
                BureauId = w.BureauId,
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Division = db.Divisions.Where(d => d.Id == w.DivisionId).Select(d => d.Name).FirstOrDefault(),
                Role = w.Role,
                Assignee = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                OpenedAt = w.OpenedAt,
                DueOn = w.Due.On,
                DueProvisional = w.Due.Provisional,
                Status = w.Status,
                Outcome = w.Outcome,
                OutcomeLabel = w.OutcomeLabel,
                Comment = w.Comment,
                DecidedById = w.DecidedById,
                DecidedByName = w.DecidedForName == "" ? w.DecidedByName : w.DecidedByName + "（代" + w.DecidedForName + "）",
                ClosedAt = w.ClosedAt,
                DraftVersion = w.DraftVersion,
                IsMine = mine.Contains(w.Id),
            }).ToListAsync(ct);
        List<CaseItem> items = [.. rows.Select(i => i with
        {
            IsConfidential = steps.Find(i.Kind).WordsAreConfidential,
            CarriesVersion = steps.Find(i.Kind).CarriesVersion,
        })];
        if (head.IsInside)
            return items;
        var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
        return [.. items.Select(i => i with { Comment = MayRead(actor, i) ? mask.Apply(i.Comment) : "" })];
    }

    /// <summary>Whether the words of a step may leave the lead bureau.</summary>
    internal static bool MayRead(Actor actor, CaseItem item) => item.BureauId == actor.BureauId || !item.IsConfidential;

    /// <summary>The version of the draft that a person decided about last; null when they have seen none.</summary>
    public static int? LastSeenBy(IEnumerable<CaseItem> items, Guid userId) =>
        items.Where(i => i.DecidedById == userId && i.Status == WorkItemStatus.Decided && i.CarriesVersion).Max(i => i.DraftVersion);
}

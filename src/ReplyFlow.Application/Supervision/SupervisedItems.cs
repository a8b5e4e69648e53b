using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>督促事项: a late step of somebody else's that the actor was told of.</summary>
/// <param name="WorkItemId">The step.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="SuggestionTitle">Its title.</param>
/// <param name="Title">What is owed.</param>
/// <param name="DueOn">The due date that has passed.</param>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="Holder">Who owes it: a person, or the holders of a role.</param>
/// <param name="RemindedOn">When the actor was told last (Beijing).</param>
/// <param name="Times">How often they were told.</param>
public sealed record SupervisedItem(
    Guid WorkItemId, Guid CaseId, string Number, string SuggestionTitle, string Title, DateOnly DueOn, DateTimeOffset OpenedAt, string Holder,
    DateOnly RemindedOn, int Times)
{
    /// <summary>Whether the due date may move once the holidays of its year are known.</summary>
    public bool DueProvisional { get; init; }
}

/// <summary>督促事项 of a division's head, a leader or the supervising leader of a key suggestion: what reminders brought to them and others owe.</summary>
public static class SupervisedItems
{
    /// <summary>Open steps of others that reminders about the due date as it stands brought to the actor.</summary>
    private static IQueryable<DueItem> ReportedTo(this ReplyFlowDb db, Actor actor)
    {
        var (me, owed, visible) = (actor.UserId, db.WorkItems.OwedBy(actor), db.Cases.VisibleTo(actor));
        var watches = actor.Roles.Concat(actor.StandsInFor.SelectMany(s => s.Roles))
            .Any(r => r is Roles.DivisionHead or Roles.BureauLeader or Roles.Signatory);
        return DueItem.Of(db.WorkItems.AsNoTracking()).Where(d => d.Item.Status == WorkItemStatus.Open
            && (watches || d.Item.Case!.KeySupervisorId == me)
            && db.Reminders.Any(r => r.WorkItemId == d.Item.Id && r.Offset > 0 && r.DueOn == d.Due
                && db.ReminderRecipients.Any(x => x.ReminderId == r.Id && x.PersonId == me))
            && !owed.Any(o => o.Id == d.Item.Id)
            && visible.Any(c => c.Id == d.Item.CaseId));
    }

    /// <summary>The list, the longest overdue first; its length is its counter.</summary>
    public static async Task<IReadOnlyList<SupervisedItem>> ListAsync(ReplyFlowDb db, Actor actor, CancellationToken ct)
    {
        var me = actor.UserId;
        var found = await (from d in db.ReportedTo(actor)
                           let w = d.Item
                           orderby d.Due, w.OpenedAt, w.Id
                           select new
                           {
                               w.Id,
                               w.CaseId,
                               w.Case!.Suggestion!.Number,
                               SuggestionTitle = w.Case.Suggestion.Title,
                               w.Title,
                               d.Due,
                               d.Provisional,
                               w.OpenedAt,
                               w.Role,
                               Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                               Division = db.Divisions.Where(x => x.Id == w.DivisionId).Select(x => x.Name).FirstOrDefault(),
                               Assignee = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                               Told = (from r in db.Reminders
                                       join x in db.ReminderRecipients on r.Id equals x.ReminderId
                                       where r.WorkItemId == w.Id && x.PersonId == me && r.Offset > 0
                                       select r.SentOn).ToList(),
                           }).ToListAsync(ct);
        var masks = await NameMask.ForAsync(db, actor, [.. found.Select(f => f.CaseId).Distinct()], ct);
        return [.. found.Select(f => new SupervisedItem(
            f.Id, f.CaseId, f.Number, masks.GetValueOrDefault(f.CaseId, NameMask.None).Apply(f.SuggestionTitle), f.Title, f.Due!.Value, f.OpenedAt,
            f.Assignee ?? $"{f.Bureau}{f.Division}{Roles.Label(f.Role)}", f.Told.Max(), f.Told.Count)
        {
            DueProvisional = f.Provisional,
        })];
    }
}

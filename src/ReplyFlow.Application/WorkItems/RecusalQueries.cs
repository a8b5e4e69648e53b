using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>回避: a step that its holder may not decide because they wrote what it judges.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Title">The step's title.</param>
/// <param name="Owner">The role that owes it, or the person it names.</param>
/// <param name="HasHolder">Whether anybody active owes it at all.</param>
/// <param name="Deciders">Who else can decide it, by name; nobody where it waits for another holder.</param>
public sealed record RecusedItem(Guid CaseId, string Number, string Title, string Owner, bool HasHolder, IReadOnlyList<string> Deciders);

/// <summary>Reads what people may not decide because they wrote it (<see cref="Authorship"/>), and who can instead.</summary>
public sealed class RecusalQueries(ReplyFlowDb db)
{
    /// <summary>What the actor would owe, had they not written it.</summary>
    public Task<IReadOnlyList<RecusedItem>> OfAsync(Actor actor, CancellationToken ct) => ReadAsync(db.WorkItems.RecusedFrom(db, actor), ct);

    /// <summary>What nobody in its bureau can decide because all who hold the role wrote it.</summary>
    /// <param name="bureauId">Only of this bureau; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<RecusedItem>> StuckAsync(Guid? bureauId, CancellationToken ct)
    {
        var items = db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && (bureauId == null || w.BureauId == bureauId)).Where(Authorship.Judges);
        return [.. (await ReadAsync(items, ct)).Where(r => r is { HasHolder: true, Deciders.Count: 0 })];
    }

    private async Task<IReadOnlyList<RecusedItem>> ReadAsync(IQueryable<WorkItem> items, CancellationToken ct)
    {
        var rows = await items.AsNoTracking().OrderBy(w => w.OpenedAt).ThenBy(w => w.Id)
            .Select(w => new
            {
                Item = w,
                w.Case!.Suggestion!.Number,
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var authors = await db.AuthorsOfAsync([.. rows.Select(r => r.Item.CaseId)], ct);
        var bureaus = rows.Select(r => r.Item.BureauId).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => u.IsActive && bureaus.Contains(u.BureauId)).OrderBy(u => u.UserName).Select(u => new
        {
            u.Id,
            u.DisplayName,
            u.BureauId,
            u.DivisionId,
            Roles = db.UserRoles.Where(ur => ur.UserId == u.Id).Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => r.Name!).ToList(),
        }).AsSplitQuery().ToListAsync(ct);
        var found = new List<RecusedItem>();
        foreach (var row in rows)
        {
            var duty = Responsibility.Of(row.Item, [.. authors[row.Item.CaseId]]);
            var holders = people.Where(p => duty.IsOf(p.Id, p.BureauId, p.DivisionId, p.Roles.ToHashSet())).ToList();
            var deciders = holders.Where(h => !duty.Authors.Contains(h.Id)).Select(h => h.DisplayName).ToList();
            found.Add(new RecusedItem(row.Item.CaseId, row.Number, row.Item.Title, row.Person ?? Roles.Label(duty.Role), holders.Count > 0, deciders));
        }
        return found;
    }
}

using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>A work item and one of those who owe it, whatever they wrote.</summary>
internal sealed class ItemHolder
{
    public required WorkItem Item { get; init; }

    /// <summary>An active person: the one named, or a holder of the role.</summary>
    public required AppUser Person { get; init; }
}

/// <summary>Finds who owes items, in the query.</summary>
internal static class ItemHolders
{
    /// <summary>A row for each item and holder.</summary>
    public static IQueryable<ItemHolder> WithHolders(this IQueryable<WorkItem> items, ReplyFlowDb db) =>
        from w in items
        from u in db.Users
        where u.IsActive && (w.AssigneeId != null
            ? u.Id == w.AssigneeId
            : u.BureauId == w.BureauId && (w.DivisionId == null || u.DivisionId == w.DivisionId)
                && db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == w.Role)))
        select new ItemHolder { Item = w, Person = u };
}

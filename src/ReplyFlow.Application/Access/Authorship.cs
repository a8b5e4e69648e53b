using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>
/// 回避: whoever wrote or submitted a case's reply neither reviews nor signs it, whatever the path: a second role of their own, a
/// substitution, work handed over. Those are the case's drafter, earlier drafters, who submitted a version and for whom, and
/// whoever wrote in the draft for somebody else.
/// </summary>
public static class Authorship
{
    /// <summary>The same as <see cref="Responsibility.Authors"/>, for the database: items that a person did not write.</summary>
    private static readonly Expression<Func<WorkItem, Guid, bool>> NotWritten = (w, person) => (w.Kind != StepKinds.Review && w.Kind != StepKinds.Sign)
        || ((w.Case!.DrafterId == null || w.Case.DrafterId != person) && !w.Case.AuthorIds.Contains(person));

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<Holder>>> Assigned =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid person) =>
            db.Users.Where(u => u.IsActive && u.Id == person).Select(u => new Holder(u.Id, u.DisplayName))));

    /// <summary>As <see cref="RoleHolders.HoldersOf"/>, of a bureau and perhaps a division.</summary>
    private static readonly PreparedQuery<Func<ReplyFlowDb, string, Guid, Guid?, IAsyncEnumerable<Holder>>> Holding =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, string role, Guid bureau, Guid? division) =>
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive && r.Name == role && u.BureauId == bureau && (division == null || u.DivisionId == division)
            orderby u.UserName
            select new Holder(u.Id, u.DisplayName)));

    /// <summary>Whether a step of this kind judges a reply.</summary>
    public static bool Matters(string kind) => kind is StepKinds.Review or StepKinds.Sign;

    /// <summary>The same for the database.</summary>
    internal static readonly Expression<Func<WorkItem, bool>> Judges = w => w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign;

    /// <summary>Who wrote the replies of some cases, by case.</summary>
    internal static async Task<ILookup<Guid, Guid>> AuthorsOfAsync(this ReplyFlowDb db, IReadOnlyCollection<Guid> cases, CancellationToken ct)
    {
        var authors = new List<(Guid Case, Guid Person)>();
        foreach (var ids in cases.Distinct().Chunk(NameMask.MostIds))
        {
            var rows = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.DrafterId, c.AuthorIds }).ToListAsync(ct);
            authors.AddRange(rows.SelectMany(r => Of(r.DrafterId, r.AuthorIds).Select(p => (r.Id, p))));
        }
        return authors.ToLookup(a => a.Case, a => a.Person);
    }

    /// <summary>Who wrote a case's reply.</summary>
    internal static IReadOnlyCollection<Guid> Of(Case c) => Of(c.DrafterId, c.AuthorIds);

    private static IReadOnlyCollection<Guid> Of(Guid? drafter, IReadOnlyList<Guid> others) =>
        drafter is { } id && !others.Contains(id) ? [.. others, id] : others;

    /// <summary>Who owes an item, and who may not decide it because they wrote what it judges.</summary>
    internal static async Task<Responsibility> ResponsibilityAsync(this ReplyFlowDb db, WorkItem item, CancellationToken ct) =>
        Responsibility.Of(item, Matters(item.Kind) ? [.. (await db.AuthorsOfAsync([item.CaseId], ct))[item.CaseId]] : []);

    /// <summary>For whom the actor decides an item that they owe; asks for its authors only where there is somebody to stand in for.</summary>
    internal static async Task<StandIn?> PrincipalAsync(this ReplyFlowDb db, Actor actor, WorkItem item, CancellationToken ct) =>
        actor.StandsInFor.Count == 0 ? null : actor.StandsFor(await db.ResponsibilityAsync(item, ct));

    /// <summary>The active people who owe an item, whatever they wrote, by the name they sign in with.</summary>
    internal static async Task<IReadOnlyList<(Guid Id, string Name)>> HoldersAsync(this ReplyFlowDb db, Responsibility duty, CancellationToken ct)
    {
        var people = duty.AssigneeId is { } assignee ? Assigned.Of(db)(db, assignee)
            : Holding.Of(db)(db, duty.Role, duty.BureauId, duty.DivisionId);
        return [.. (await people.ToListAsync(ct)).Select(p => (p.Id, p.Name))];
    }

    /// <summary>The names of those of them who may decide it for themselves.</summary>
    internal static async Task<IReadOnlyList<string>> DecidersAsync(this ReplyFlowDb db, Responsibility duty, CancellationToken ct) =>
        [.. (await db.HoldersAsync(duty, ct)).Where(p => !duty.Authors.Contains(p.Id)).Select(p => p.Name)];

    /// <summary>Why an item is not the actor's to decide, and who can.</summary>
    internal static async Task<RefusalException> RefusalAsync(this ReplyFlowDb db, Actor actor, Guid workItemId, CancellationToken ct)
    {
        if (await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(w => w.Id == workItemId, ct) is not { } item)
            return new NotFoundException();
        var duty = await db.ResponsibilityAsync(item, ct);
        if (!actor.IsRecusedFrom(duty))
            return new NotFoundException();
        var others = await db.DecidersAsync(duty, ct);
        return new NotAllowedException($"{Why}{Others(others)}");
    }

    /// <summary>The rule as people read it.</summary>
    public const string Why = "起草或提交复函的人不能审核、签发同一件复函，代理他人、接手移交也一样。";

    /// <summary>Who can instead, as people read it.</summary>
    public static string Others(IReadOnlyList<string> names) => names.Count > 0
        ? $"本步骤可由{string.Join("、", names.Take(5))}{(names.Count > 5 ? "等" : "")}办理。"
        : "本单位现在没有别人能办这一步，请办公室联系系统管理员，给另一位同志加上这个岗位。";

    /// <summary>Items that this person did not write, for the database.</summary>
    internal static Expression<Func<WorkItem, bool>> NotWrittenBy(Guid person) => NotWritten.With(() => person);

    private sealed record Holder(Guid Id, string Name);
}

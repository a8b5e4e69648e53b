using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Substitutions;

/// <summary>What the query lists and what the commands allow must be the same for every item, actor and substitution.</summary>
public sealed class OwedByProperties
{
    private static readonly DateOnly Today = new(2026, 4, 20);
    private static readonly string[] Steps = ["draft", "review", "signOff"];
    private static readonly string[] ItemRoles = [Roles.Drafter, Roles.DivisionHead, Roles.BureauOffice, Roles.Signatory];

    [Trait("Length", "Long")]
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task OwedBy_and_Owes_agree(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var caseId = await world.Register(World.Suggestion());
        await using var db = world.Open();
        await db.WorkItems.ExecuteDeleteAsync();
        var users = await db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync();
        // Most of it in one bureau, where people stand in for each other; some of it across, where nobody may.
        var people = Gen.Frequency((5, Gen.Elements<AppUser>(users.GroupBy(u => u.BureauId).MaxBy(g => g.Count())!)), (1, Gen.Elements<AppUser>(users)));
        var roles = (await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id select new { ur.UserId, r.Name }).ToListAsync()).ToLookup(r => r.UserId, r => r.Name!);
        var divisions = await db.Divisions.OrderBy(d => d.Id).Select(d => (Guid?)d.Id).ToListAsync();
        var item =
            from owner in people
            from role in Gen.Elements(ItemRoles)
            from division in Gen.Elements<Guid?>([null, .. divisions])
            from isNamed in Gen.Elements(true, false)
            from step in Gen.Elements(Steps)
            from isDecided in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select Item(new WorkItem { CaseId = caseId, Step = step, Title = step, Kind = step == "signOff" ? "sign" : step, BureauId = owner.BureauId, Role = role, DivisionId = division, AssigneeId = isNamed ? owner.Id : null }, isDecided);
        var substitution =
            from principal in people
            from substitute in people
            from shift in Gen.Choose(-1, 1)
            from steps in Gen.SubListOf(Steps)
            from ended in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            where principal.Id != substitute.Id
            select Entry(new SubstitutionEntry
            {
                PrincipalId = principal.Id,
                SubstituteId = substitute.Id,
                From = Today.AddDays(shift),
                To = Today.AddDays(shift + 1),
                Steps = [.. steps],
                EnteredBy = "",
            }, ended);
        var stoodIn = 0;
        foreach (var sample in (from items in item.ListOf(40) from entries in substitution.ListOf(25) select (Items: items.ToList(), Entries: entries.ToList())).Sample(8, 8))
        {
            await db.WorkItems.ExecuteDeleteAsync();
            await db.Substitutions.ExecuteDeleteAsync();
            db.ChangeTracker.Clear();
            var (items, entries) = sample;
            db.AddRange(items);
            db.AddRange(entries);
            await db.SaveChangesAsync();
            var book = new SubstitutionBook(entries.Where(e => e.EndedAt is null && users.Find(u => u.Id == e.PrincipalId)!.BureauId == users.Find(u => u.Id == e.SubstituteId)!.BureauId)
                .Select(e => e.ToSubstitution()));
            foreach (var user in users)
            {
                var actor = (await new ActorQueries(db).FindAsync(user.Id, null, Today, default))!;
                var listed = (await db.WorkItems.OwedBy(actor).Select(w => w.Id).ToListAsync()).ToHashSet();
                Assert.Equal(items.Where(i => i.Status == WorkItemStatus.Open && actor.Owes(Responsibility.Of(i, []))).Select(i => i.Id).ToHashSet(), listed);
                foreach (var i in items.Where(i => i.Status == WorkItemStatus.Open))
                {
                    // An independent reading of the rule: own it, or act for somebody of the same bureau who does.
                    var acts = book.PrincipalsOf(user.Id, Today, i.Step).Where(p => users.Find(u => u.Id == p)!.BureauId == user.BureauId);
                    var maySign = i.Kind != "sign" || actor.Is(Roles.Signatory) || actor.Is(Roles.BureauLeader);
                    Assert.Equal(acts.Any(p => Owns(p, i) && (p == user.Id || maySign)), listed.Contains(i.Id));
                    stoodIn += actor.StandsFor(Responsibility.Of(i, [])) is null ? 0 : 1;
                }
            }
        }
        Assert.True(stoodIn > 50, $"only {stoodIn} items were held for somebody else");

        bool Owns(Guid person, WorkItem i)
        {
            var p = users.Find(u => u.Id == person)!;
            return i.AssigneeId == person
                || (i.AssigneeId is null && i.BureauId == p.BureauId && roles[person].Contains(i.Role) && (i.DivisionId is null || i.DivisionId == p.DivisionId));
        }
    }

    private static SubstitutionEntry Entry(SubstitutionEntry entry, bool ended)
    {
        if (ended)
            entry.End("某人", DateTimeOffset.UnixEpoch);
        return entry;
    }

    private static WorkItem Item(WorkItem item, bool isDecided)
    {
        if (isDecided)
            item.Decide("Approve", "同意", "", (Guid.NewGuid(), "某人"), null, DateTimeOffset.UnixEpoch);
        return item;
    }
}

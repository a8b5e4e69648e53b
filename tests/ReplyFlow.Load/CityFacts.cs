using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Load;

/// <summary>Somebody who may sign in.</summary>
internal sealed record Account(string UserName, string Role, Guid BureauId);

/// <summary>Who there is in a database, and what they have to look at.</summary>
internal sealed class CityFacts
{
    private const int Some = 40;

    public required int Suggestions { get; init; }

    public required IReadOnlyList<Account> Accounts { get; init; }

    /// <summary>The user name of somebody who runs the installation.</summary>
    public required string Administrator { get; init; }

    /// <summary>Cases of each bureau, some of all years.</summary>
    public required ILookup<Guid, Guid> Cases { get; init; }

    /// <summary>Letters of each bureau.</summary>
    public required ILookup<Guid, Guid> Letters { get; init; }

    /// <summary>What waits for a signature, by bureau.</summary>
    public required ILookup<Guid, Guid> ToSign { get; init; }

    /// <summary>Drafts that are being written, with the user name of whoever writes them.</summary>
    public required IReadOnlyList<(string UserName, Guid CaseId)> ToDraft { get; init; }

    /// <summary>Numbers of suggestions.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    public static async Task<CityFacts> ReadAsync(DatabaseAddress address, CancellationToken ct)
    {
        await using var db = address.Open();
        var people = await (from u in db.Users
                            join ur in db.UserRoles on u.Id equals ur.UserId
                            join r in db.Roles on ur.RoleId equals r.Id
                            where r.Name != Roles.Administrator && u.IsActive
                            orderby u.Id
                            select new Account(u.UserName!, r.Name!, u.BureauId)).ToListAsync(ct);
        var (cases, letters) = (new List<(Guid Bureau, Guid Id)>(), new List<(Guid Bureau, Guid Id)>());
        foreach (var bureau in await db.Bureaus.Where(b => b.Kind == BureauKind.Handling).Select(b => b.Id).ToListAsync(ct))
        {
            var own = (
                Cases: db.Cases.Where(c => c.LeadBureauId == bureau).Select(c => c.Id),
                Letters: db.Letters.Where(l => l.BureauId == bureau).Select(l => l.Id));
            cases.AddRange((await SpreadAsync(own.Cases.OrderBy(id => id), ct)).Select(id => (bureau, id)));
            letters.AddRange((await SpreadAsync(own.Letters.OrderBy(id => id), ct)).Select(id => (bureau, id)));
        }
        var open = db.WorkItems.Where(w => w.Status == WorkItemStatus.Open);
        return new CityFacts
        {
            Suggestions = await db.Suggestions.CountAsync(ct),
            Accounts = people,
            Administrator = await (from ur in db.UserRoles
                                   join r in db.Roles on ur.RoleId equals r.Id
                                   join u in db.Users on ur.UserId equals u.Id
                                   where r.Name == Roles.Administrator && u.IsActive
                                   orderby u.Id
                                   select u.UserName!).FirstAsync(ct),
            Cases = cases.ToLookup(c => c.Bureau, c => c.Id),
            Letters = letters.ToLookup(l => l.Bureau, l => l.Id),
            ToSign = (await open.Where(w => w.Kind == StepKinds.Sign).Select(w => new { w.BureauId, w.Id }).ToListAsync(ct))
                .ToLookup(w => w.BureauId, w => w.Id),
            ToDraft = [.. (await open.Where(w => w.Kind == StepKinds.Draft)
                .Join(db.Users, w => w.AssigneeId, u => u.Id, (w, u) => new { u.UserName, w.CaseId }).ToListAsync(ct)).Select(d => (d.UserName!, d.CaseId))],
            Numbers = await SpreadAsync(db.Suggestions.OrderBy(s => s.Id).Select(s => s.Number), ct),
        };
    }

    /// <summary>The user name of the first who has a role in a bureau.</summary>
    public string Holder(Guid bureau, string role) => Accounts.First(a => a.BureauId == bureau && a.Role == role).UserName;

    public string Holder(string role) => Accounts.First(a => a.Role == role).UserName;

    private static async Task<List<T>> SpreadAsync<T>(IQueryable<T> all, CancellationToken ct)
    {
        var count = await all.CountAsync(ct);
        var found = new List<T>();
        for (var i = 0; i < Math.Min(Some, count); i++)
            found.Add(await all.Skip((int)((long)i * count / Math.Min(Some, count))).FirstAsync(ct));
        return found;
    }
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// Accounts have the roles and the body, and bodies are what and have the telephone, the trail says last: by that 代联工委 decides, and deputies ask it.
/// Those of whom it says nothing, of the first installation, are not compared.
/// </summary>
internal static class PeopleVerification
{
    private static readonly string[] Kinds =
    [
        AuditFact.KindOf<PersonCreated>(), AuditFact.KindOf<PersonChanged>(), AuditFact.KindOf<BureauCreated>(), AuditFact.KindOf<BureauChanged>(),
    ];

    /// <summary>Finds what was changed behind the program.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (people, kinds) = (new Dictionary<Guid, (Guid Bureau, IReadOnlyList<string> Roles)>(), new Dictionary<Guid, (BureauKind Kind, string? Phone)>());
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
            switch (RegisterVerification.Read(e))
            {
                case PersonCreated f:
                    people[f.Id] = (f.BureauId, f.Roles);
                    break;
                case PersonChanged f:
                    people[f.Id] = (f.BureauId, f.Roles);
                    break;
                case BureauCreated f:
                    kinds[f.Id] = (f.Kind, f.Phone);
                    break;
                case BureauChanged f:
                    kinds[f.Id] = (f.Kind, f.Phone);
                    break;
            }
        var held = (await (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id select new { ur.UserId, Name = r.Name! }).ToListAsync(ct))
            .ToLookup(r => r.UserId, r => r.Name);
        var users = await db.Users.Select(u => new { u.Id, u.DisplayName, u.BureauId }).ToListAsync(ct);
        var bureaus = await db.Bureaus.Select(b => new { b.Id, b.Name, b.Kind, b.Phone }).ToListAsync(ct);
        return
        [
            .. from u in users
               where people.TryGetValue(u.Id, out var said) && (said.Bureau != u.BureauId || !said.Roles.ToHashSet().SetEquals(held[u.Id]))
               select (u.DisplayName, "账号的单位或者岗位与经过中最后记录的不同"),
            .. from b in bureaus
               where kinds.TryGetValue(b.Id, out var said) && said.Kind != b.Kind
               select (b.Name, "单位的类型与经过中最后记录的不同"),
            .. from b in bureaus
               where kinds.TryGetValue(b.Id, out var said) && said.Phone is { } phone && phone != b.Phone
               select (b.Name, "单位的联系电话与经过中最后记录的不同"),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Accounts;

/// <summary>Reads accounts for the settings.</summary>
public sealed class AccountQueries(ReplyFlowDb db, TimeProvider time)
{
    /// <summary>What people of other bodies did to accounts of 代联工委 since an instant, the latest first.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<LiaisonAccountChange>> LiaisonChangesAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return (await db.Settings.ReadAsync<List<LiaisonAccountChange>>(LiaisonAccounts.SettingName, ct) ?? []).FindAll(c => c.At >= since);
    }

    /// <summary>Accounts that match, by bureau and name, those in use first.</summary>
    /// <param name="text">Words of names or user names, or initials; empty for all.</param>
    /// <param name="bureauId">Only this bureau; null for all.</param>
    /// <param name="withInactive">Whether deactivated accounts are listed too.</param>
    public IQueryable<PersonRow> People(string text, Guid? bureauId, bool withInactive)
    {
        var users = db.Users.AsNoTracking();
        if (!withInactive)
            users = users.Where(u => u.IsActive);
        if (bureauId is not null)
            users = users.Where(u => u.BureauId == bureauId);
        foreach (var word in SearchText.Words(text))
            users = users.Where(u => EF.Property<string>(u, SearchColumn.Name).Contains(word));
        var held = db.SignInTries.Where(SignInThrottle.IsHeld(time.GetUtcNow()));
        return users
            .OrderByDescending(u => u.IsActive).ThenBy(u => u.Bureau!.ShortName).ThenBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new PersonRow(
                u.Id, u.UserName!, u.DisplayName, u.Bureau!.ShortName, u.Division!.Name,
                (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name!).ToList(),
                u.IsActive, u.MustChangePassword, held.Any(t => t.PersonId == u.Id)));
    }

    /// <summary>What the form about a person starts with.</summary>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    public async Task<(PersonInput Input, bool IsActive)> PersonFormAsync(Guid id, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct)
            ?? throw new NotFoundException("没有这个账号，可能链接有误。");
        var roles = await db.RolesOfAsync(id, ct);
        var input = new PersonInput(
            user.UserName!, user.DisplayName, user.BureauId, user.DivisionId, roles, user.Email ?? "", user.PhoneNumber ?? "");
        return (input, user.IsActive);
    }

    /// <summary>Tells a person's passwords apart: the key of the one that was replaced last; null when none ever was.</summary>
    public async Task<Guid?> ReplacedPasswordAsync(Guid personId, CancellationToken ct) => (await db.ReplacedPasswordAsync(personId, ct))?.Id;

    /// <summary>Who may take over from a person: active people of the same bureau.</summary>
    public async Task<IReadOnlyList<PersonRow>> TakersAsync(Guid fromId, CancellationToken ct)
    {
        var bureau = await db.Users.Where(u => u.Id == fromId).Select(u => u.BureauId).FirstOrDefaultAsync(ct);
        var people = await People("", bureau, withInactive: false).ToListAsync(ct);
        return [.. people.Where(p => p.Id != fromId && p.Roles.Any(r => r != Roles.Administrator))];
    }

    /// <summary>What a person would leave behind.</summary>
    public async Task<OpenWork> OpenWorkAsync(Guid personId, CancellationToken ct) => new(
        await db.WorkItems.AssignedTo(personId).CountAsync(ct), await db.Cases.DraftedBy(personId).CountAsync(ct), await OrphanedAsync(personId, ct));

    /// <summary>Roles that a body in use needs and nobody there holds, by kind and name of the body.</summary>
    public async Task<IReadOnlyList<VacantRole>> VacantRolesAsync(CancellationToken ct)
    {
        var held = (await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive
            select new { u.BureauId, Role = r.Name! }).Distinct().ToListAsync(ct)).ToLookup(h => h.BureauId, h => h.Role);
        var bureaus = await db.Bureaus.AsNoTracking().Where(b => b.IsActive).OrderByDescending(b => b.Kind).ThenBy(b => b.ShortName).ToListAsync(ct);
        return [.. bureaus.SelectMany(b => Roles.All.Where(r => r != Roles.Administrator && RoleRules.Fits(r, b.Kind)).Except(held[b.Id])
            .Select(r => new VacantRole(b.ShortName, r)))];
    }

    /// <summary>What was kept for a person under a number; null where there is none any more, or it is another person's.</summary>
    public Task<byte[]?> KeptFormAsync(Guid personId, Guid id, CancellationToken ct) =>
        Kept(personId).Where(f => f.Id == id).Select(f => f.Content).FirstOrDefaultAsync(ct);

    /// <summary>What is kept for a person, the latest first.</summary>
    public Task<List<KeptForm>> KeptFormsAsync(Guid personId, CancellationToken ct) => Kept(personId).OrderByDescending(f => f.KeptAt).ToListAsync(ct);

    /// <summary>For whom something is kept under a number, or was while its time ran; null where there is nothing.</summary>
    public Task<Guid?> OwnerOfKeptFormAsync(Guid id, CancellationToken ct) =>
        db.KeptForms.Where(f => f.Id == id).Select(f => (Guid?)f.PersonId).FirstOrDefaultAsync(ct);

    private IQueryable<KeptForm> Kept(Guid personId)
    {
        var old = time.GetUtcNow() - KeepForm.Time;
        return db.KeptForms.AsNoTracking().Where(f => f.PersonId == personId && f.KeptAt > old);
    }

    private async Task<IReadOnlyList<OrphanedRole>> OrphanedAsync(Guid personId, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().Where(u => u.Id == personId && u.IsActive)
            .Select(u => new { u.BureauId, u.DivisionId }).FirstOrDefaultAsync(ct);
        if (person is null)
            return [];
        var roles = await db.RolesOfAsync(personId, ct);
        var owed = await db.WorkItems
            .Where(w => w.Status == WorkItemStatus.Open && w.AssigneeId == null && w.BureauId == person.BureauId && roles.Contains(w.Role)
                && (w.DivisionId == null || w.DivisionId == person.DivisionId))
            .GroupBy(w => new { w.Role, w.DivisionId })
            .Select(g => new { g.Key.Role, g.Key.DivisionId, Count = g.Count() })
            .ToListAsync(ct);
        var others = await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive && u.Id != personId && u.BureauId == person.BureauId && roles.Contains(r.Name!)
            select new { Role = r.Name!, u.DivisionId }).ToListAsync(ct);
        return owed
            .Where(o => !others.Exists(x => x.Role == o.Role && (o.DivisionId == null || x.DivisionId == o.DivisionId)))
            .GroupBy(o => o.Role)
            .Select(g => new OrphanedRole(g.Key, g.Sum(o => o.Count)))
            .ToList();
    }
}

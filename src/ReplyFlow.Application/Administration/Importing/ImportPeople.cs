using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Importing;

/// <summary>
/// Opens many accounts with passwords for one use: all of a list or none. Whoever has an account already is not changed.
/// </summary>
public sealed class ImportPeople(ReplyFlowDb db, UnitRunner units, Passwords passwords, ILookupNormalizer names)
{
    /// <summary>What would become of the rows.</summary>
    public async Task<ImportReport> CheckAsync(Actor actor, IReadOnlyList<StaffRow> rows, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return new ImportReport(false, (await StaffCheck.RunAsync(db, names, rows, ct)).Lines);
    }

    /// <summary>Opens the accounts.</summary>
    /// <returns>A line a row, and the passwords, which are stored nowhere in clear; none where a row is wrong.</returns>
    public async Task<(ImportReport Report, IReadOnlyList<NewPassword> Passwords)> RunAsync(Actor actor, IReadOnlyList<StaffRow> rows, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var first = await StaffCheck.RunAsync(db, names, rows, ct);
        if (first.Lines.Any(l => !l.Ok))
            return (new ImportReport(false, first.Lines), []);
        // Hashing is slow on purpose: it is done before the transaction, and on every core.
        var invented = first.New.AsParallel().Select(p => (p.UserName, Password: Passwords.Invent()))
            .Select(p => (p.UserName, p.Password, Hash: passwords.Hash(p.Password)))
            .ToDictionary(p => p.UserName, p => (p.Password, p.Hash));
        return await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var check = await StaffCheck.RunAsync(unit.Db, names, rows, ct);
            if (check.Lines.Any(l => !l.Ok) || check.New.Any(p => !invented.ContainsKey(p.UserName)))
                throw new InvalidInputException("", "导入期间人员有了变动，没有导入。请再导入一次。");
            var roles = await unit.Db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
            foreach (var person in check.New)
                await unit.TellLiaisonAsync(Add(unit, person, invented[person.UserName].Hash, roles), person.Input.Roles, "的账号已开设（批量导入）", ct);
            IReadOnlyList<NewPassword> made =
                [.. check.New.Select(p => new NewPassword(p.Id, p.UserName, p.Input.DisplayName, invented[p.UserName].Password) { Bureau = p.Bureau })];
            return (new ImportReport(true, check.Lines), made);
        }, ct);
    }

    private AppUser Add(Unit unit, NewPerson person, string hash, Dictionary<string, Guid> roles)
    {
        var input = person.Input;
        // Without the manager, which asks the database about each.
        var user = PersonWriter.Opened(person.Id, input, hash);
        user.NormalizedUserName = names.NormalizeName(input.UserName);
        user.NormalizedEmail = names.NormalizeEmail(input.Email);
        user.LockoutEnabled = true;
        user.SecurityStamp = Guid.NewGuid().ToString("N").ToUpperInvariant();
        unit.Db.Users.Add(user);
        unit.Db.UserRoles.AddRange(input.Roles.Select(r => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[r] }));
        PersonWriter.RecordOpened(unit, user, person.Bureau, input.Roles, "（批量导入）");
        return user;
    }
}

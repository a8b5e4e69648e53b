using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>Opens an account with a password for one use.</summary>
public sealed class CreatePerson(UnitRunner units, PersonWriter writer, Passwords passwords)
{
    /// <summary>Opens the account.</summary>
    /// <returns>The account and its password, which is stored nowhere in clear.</returns>
    public async Task<NewPassword> RunAsync(Actor actor, PersonInput input, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var password = Passwords.Invent();
        var hash = passwords.Hash(password);
        return await units.RunAsync(actor, async unit =>
        {
            var clean = await PersonWriter.CheckAsync(unit.Db, input, withUserName: true, ct);
            var user = PersonWriter.Opened(Guid.CreateVersion7(), clean, hash);
            await writer.AddAsync(unit, user, clean, ct);
            var bureau = await unit.Db.Bureaus.Where(b => b.Id == clean.BureauId).Select(b => b.ShortName).FirstAsync(ct);
            await unit.TellLiaisonAsync(user, clean.Roles, "的账号已开设", ct);
            PersonWriter.RecordOpened(unit, user, bureau, clean.Roles);
            return new NewPassword(user.Id, user.UserName!, user.DisplayName, password);
        }, ct);
    }
}

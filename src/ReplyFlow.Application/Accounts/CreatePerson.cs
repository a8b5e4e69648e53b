using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
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
            var user = new AppUser
            {
                Id = Guid.CreateVersion7(),
                UserName = clean.UserName,
                DisplayName = clean.DisplayName,
                BureauId = clean.BureauId,
                DivisionId = clean.DivisionId,
                Email = clean.Email,
                PhoneNumber = clean.Phone,
                PasswordHash = hash,
                MustChangePassword = true,
            };
            await writer.AddAsync(unit, user, clean, ct);
            var bureau = await unit.Db.Bureaus.Where(b => b.Id == clean.BureauId).Select(b => b.ShortName).FirstAsync(ct);
            unit.Record(
                new PersonCreated(user.Id, user.UserName, user.DisplayName, user.BureauId, user.DivisionId, clean.Roles), null,
                $"开设账号：{bureau} {user.DisplayName}（{user.UserName}），岗位：{string.Join('、', clean.Roles.Select(Roles.Label))}");
            return new NewPassword(user.Id, user.UserName!, user.DisplayName, password);
        }, ct);
    }
}

using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>解锁: lets a person sign in again before the lockout runs out.</summary>
public sealed class UnlockPerson(UnitRunner units)
{
    /// <summary>Unlocks the account.</summary>
    /// <returns>The person's name.</returns>
    public Task<string> RunAsync(Actor actor, Guid personId, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var user = await unit.Db.PersonAsync(personId, ct);
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            unit.Record(new PersonUnlocked(user.Id), null, $"解锁账号：{user.DisplayName}（{user.UserName}）");
            return user.DisplayName;
        }, ct);
    }
}

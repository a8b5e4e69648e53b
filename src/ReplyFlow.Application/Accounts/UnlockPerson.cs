using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>解锁: listens at once to a person whose devices tried too many wrong passwords.</summary>
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
            await SignInThrottle.ListenToAsync(unit, user.Id, ct);
            unit.Record(new PersonUnlocked(user.Id), null, $"解锁账号：{user.DisplayName}（{user.UserName}）");
            return user.DisplayName;
        }, ct);
    }
}

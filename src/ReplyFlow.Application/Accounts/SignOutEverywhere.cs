using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Ends every session of a person at once, on every device, this one too.</summary>
public sealed class SignOutEverywhere(UnitRunner units)
{
    public Task RunAsync(Actor actor, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var user = await unit.Db.PersonAsync(actor.UserId, ct);
        user.NewStamp();
        unit.Record(new SignedOutEverywhere(user.Id), null, $"{user.DisplayName}退出了所有设备上的登录");
    }, ct);
}

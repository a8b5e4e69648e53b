using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// Earlier programs kept the addresses that wait to be confirmed in a value of the installation, which anybody with the database could change.
/// </summary>
public sealed class MoveAddressesToConfirm(UnitRunner units)
{
    private const string SettingName = "addresses-to-confirm";

    /// <summary>Moves them into their table, once.</summary>
    public Task RunAsync(CancellationToken ct) => units.RunAsync(null, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Upgrade, ct);
        if (await unit.Db.Settings.ReadAsync<List<Kept>>(SettingName, ct) is not { } kept)
            return;
        foreach (var (deputyId, address, before, by) in kept)
            unit.Add(new AddressChange { DeputyId = deputyId, Address = address, Before = before, By = by, At = unit.Now });
        await unit.Db.Settings.SetAsync(SettingName, null, ct);
    }, ct);

    private sealed record Kept(Guid DeputyId, string Address, string Before, string By);
}

using System.Text.Json;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// Addresses that somebody else than 代联工委 wrote into the register of deputies: the bureau that is judged, or its administrator. What is sent
/// there is marked on the ladder, like what the office itself sends elsewhere; an installation's value.
/// </summary>
internal static class AddressesToConfirm
{
    private const string SettingName = "addresses-to-confirm";

    /// <summary>Writes a change down.</summary>
    public static async Task ToConfirmAsync(this Unit unit, Guid deputyId, string address, string before, CancellationToken ct)
    {
        var all = await ReadAsync(unit.Db, ct);
        await unit.Db.Settings.SetAsync(SettingName, JsonSerializer.Serialize(
            all.Where(c => c.DeputyId != deputyId || c.Address != address).Append(new ChangedAddress(deputyId, address, before, unit.Actor!.Signature)),
            StoredJson.Options), ct);
    }

    /// <summary>The change that made an address a deputy's; null where 代联工委 wrote it or it always stood there.</summary>
    public static async Task<ChangedAddress?> ChangedAsync(this ReplyFlowDb db, Guid? deputyId, string address, CancellationToken ct) =>
        (await ReadAsync(db, ct)).FirstOrDefault(c => c.DeputyId == deputyId && c.Address == address);

    private static async Task<IReadOnlyList<ChangedAddress>> ReadAsync(ReplyFlowDb db, CancellationToken ct) =>
        await db.Settings.ReadAsync<List<ChangedAddress>>(SettingName, ct) ?? [];
}

/// <summary>An address that somebody wrote into the register.</summary>
/// <param name="DeputyId">Whose.</param>
/// <param name="Address">The address.</param>
/// <param name="Before">The one before; empty for none.</param>
/// <param name="By">Who.</param>
internal sealed record ChangedAddress(Guid DeputyId, string Address, string Before, string By);

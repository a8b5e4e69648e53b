using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// Addresses that somebody else than 代联工委 wrote into the register of deputies: the bureau that is judged, or its administrator. What is sent
/// there is marked on the ladder, like what the office itself sends elsewhere.
/// </summary>
internal static class AddressesToConfirm
{
    /// <summary>Writes a change by the one who acts down.</summary>
    public static void ToConfirm(this Unit unit, Guid deputyId, string address, string before) =>
        unit.Add(new AddressChange { DeputyId = deputyId, Address = address, Before = before, By = unit.Actor!.Signature, At = unit.Now });

    /// <summary>The change that made an address a deputy's; null where 代联工委 wrote it or it always stood there.</summary>
    public static Task<AddressChange?> ChangedAsync(this ReplyFlowDb db, Guid? deputyId, string address, CancellationToken ct) =>
        db.AddressChanges.AsNoTracking().Where(c => c.DeputyId == deputyId && c.Address == address).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    /// <summary>Keeps a row and what the trail says of it.</summary>
    internal static void Add(this Unit unit, AddressChange row)
    {
        unit.Db.AddressChanges.Add(row);
        unit.Record(new AddressNoted(row.Id, row.DeputyId, row.Sha256()), null, "代表名册里的邮箱不是代联工委登记的，记为待确认", bySystem: unit.Actor is null);
    }
}

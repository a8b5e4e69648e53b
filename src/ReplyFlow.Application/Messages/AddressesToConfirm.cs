using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
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

    /// <summary>
    /// Whether a link went to an address while nobody but the judged bureau or its administrator had written it into the register, as links to
    /// notices did before such sending was put on the ladder.
    /// </summary>
    internal static async Task<bool> WentToChangedAsync(this ReplyFlowDb db, DeputyLink link, CancellationToken ct) =>
        link.Address.Length > 0 && await db.ChangedAsync(link.DeputyId, link.Address, ct) is { } change && change.At <= link.IssuedAt
        && !(await db.AddressDecisionsAsync(link.DeputyId, link.Address, ct)).Exists(e => e.Kind == EvidenceKind.AddressConfirmed);

    /// <summary>
    /// Where letters may go in the place of a wrong address: the register's own where that is another, else those that stood there before and
    /// that nobody found wrong, the latest first.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> InsteadAsync(this ReplyFlowDb db, Deputy deputy, string wrong, CancellationToken ct)
    {
        if (deputy.Email != wrong && MailAddresses.Problem(deputy.Email) is null)
            return [deputy.Email];
        var before = await db.AddressChanges.AsNoTracking().Where(c => c.DeputyId == deputy.Id).OrderByDescending(c => c.Id).Select(c => c.Before)
            .ToListAsync(ct);
        var rejected = await db.DeliveryEvidence.AsNoTracking().Where(e => e.Kind == EvidenceKind.AddressRejected && before.Contains(e.Address)
            && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == deputy.Id)).Select(e => e.Address).ToListAsync(ct);
        return [.. before.Distinct().Where(a => a != wrong && a != deputy.Email && !rejected.Contains(a) && MailAddresses.Problem(a) is null)];
    }

    /// <summary>Which of some deputies have an address in the register that nobody confirmed.</summary>
    internal static async Task<IReadOnlyList<Guid>> UnconfirmedAmongAsync(this ReplyFlowDb db, IReadOnlyCollection<Guid> deputies, CancellationToken ct) =>
        await db.AddressChanges.AsNoTracking().Where(c => deputies.Contains(c.DeputyId) && db.Deputies.Any(d => d.Id == c.DeputyId && d.Email == c.Address)
            && !db.DeliveryEvidence.Any(e => e.Address == c.Address && (e.Kind == EvidenceKind.AddressConfirmed || e.Kind == EvidenceKind.AddressRejected)
                && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == c.DeputyId))).Select(c => c.DeputyId).Distinct().ToListAsync(ct);

    /// <summary>Keeps a row and what the trail says of it.</summary>
    internal static void Add(this Unit unit, AddressChange row)
    {
        unit.Db.AddressChanges.Add(row);
        unit.Record(new AddressNoted(row.Id, row.DeputyId, row.Sha256()), null, "代表名册里的邮箱不是代联工委登记的，记为待确认", bySystem: unit.Actor is null);
    }
}

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
    /// <summary>
    /// Writes down that the one who acts put the register's address in, or took it out, so that what stood there before is not forgotten; one that
    /// 代联工委 had there last is only put back.
    /// </summary>
    public static async Task ToConfirmAsync(this Unit unit, Deputy deputy, string before, CancellationToken ct)
    {
        if (await unit.Db.TrustedAsync(deputy.Id, before, ct) != deputy.Email)
            unit.Add(new AddressChange { DeputyId = deputy.Id, Address = deputy.Email, Before = before, By = unit.Actor!.Signature, At = unit.Now });
    }

    /// <summary>
    /// The address that stood in the register before anybody but 代联工委 touched it, or that 代联工委 confirmed there since: sending there, or putting it
    /// back, puts nothing in doubt.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="register">What the register has, before the change that is asked about.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<string> TrustedAsync(this ReplyFlowDb db, Guid deputyId, string register, CancellationToken ct)
    {
        var changes = await db.AddressChanges.AsNoTracking().Where(c => c.DeputyId == deputyId).OrderBy(c => c.Id).ToListAsync(ct);
        if (changes.Count == 0 || changes[^1].Address != register)
            return register;
        var decided = await db.DecidedAsync(deputyId, ct);
        var trusted = "";
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (i == 0 || changes[i - 1].Address != change.Before)
                trusted = change.Before;
            var until = i + 1 < changes.Count ? changes[i + 1].At : DateTimeOffset.MaxValue;
            if (decided[change.Address].LastOrDefault(e => e.At >= change.At && e.At <= until)?.Kind == EvidenceKind.AddressConfirmed)
                trusted = change.Address;
        }
        return decided[trusted].LastOrDefault() is { Kind: EvidenceKind.AddressRejected } ? "" : trusted;
    }

    /// <summary>
    /// Whether an address about which nothing was ever decided, or that was confirmed, has had a letter whose link still leads there, or by which an
    /// answer came that counts: where 代联工委 replaces it in the register, it says whether it was the deputy's.
    /// </summary>
    public static async Task<bool> IsReplacedInUseAsync(this ReplyFlowDb db, Guid deputyId, string address, CancellationToken ct) =>
        address.Length > 0 && (await db.DoubtedAddressesAsync(deputyId, ct)) is var doubted && (doubted.IsUndoubted(deputyId, address)
            || (doubted.MayReject(deputyId, address) && !doubted.Waiting.Contains((deputyId, address))))
        && await db.PersonalLinks.AnyAsync(l => l.DeputyId == deputyId && l.Address == address
            && (l.RevokedAt == null || db.Feedback.Any(f => f.LinkId == l.Id && f.VoidedAt == null && f.SupersededAt == null)), ct);

    /// <summary>The change that made an address a deputy's; null where 代联工委 wrote it or it always stood there.</summary>
    public static Task<AddressChange?> ChangedAsync(this ReplyFlowDb db, Guid? deputyId, string address, CancellationToken ct) =>
        db.AddressChanges.AsNoTracking().Where(c => c.DeputyId == deputyId && c.Address == address).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Whether a link went to an address while nobody but the judged bureau or its administrator had written it into the register, as links to
    /// notices did before such sending was put on the ladder.
    /// </summary>
    internal static async Task<bool> WentToChangedAsync(this ReplyFlowDb db, DeputyLink link, CancellationToken ct) =>
        link.Address.Length > 0 && await db.ChangedAsync(link.DeputyId, link.Address, ct) is { } change && change.At <= link.IssuedAt
        && !(await db.AddressDecisionsAsync(link.DeputyId, link.Address, ct)).Exists(e => e.Kind == EvidenceKind.AddressConfirmed && e.At >= change.At);

    /// <summary>
    /// Where letters may go in the place of a wrong address: the register's own where that is another, else those that stood there before, the
    /// latest first; none that waits to be confirmed or was found wrong.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> InsteadAsync(this ReplyFlowDb db, Deputy deputy, string wrong, CancellationToken ct)
    {
        var trusted = await db.TrustedAsync(deputy.Id, deputy.Email, ct);
        var changes = await db.AddressChanges.AsNoTracking().Where(c => c.DeputyId == deputy.Id).OrderByDescending(c => c.Id).ToListAsync(ct);
        var decided = await db.DecidedAsync(deputy.Id, ct);
        var mailboxes = decided.Where(of => of.Last().Kind == EvidenceKind.AddressRejected).Select(of => MailAddresses.Mailbox(of.Key))
            .Append(MailAddresses.Mailbox(wrong)).ToHashSet();
        bool MayGo(string address) => address != wrong && MailAddresses.Problem(address) is null && decided[address].LastOrDefault()?.Kind switch
        {
            EvidenceKind.AddressConfirmed => true,
            EvidenceKind.AddressChanged or EvidenceKind.AddressRejected => false,
            _ => address == trusted || !changes.Exists(c => c.Address == address),
        };
        return MayGo(deputy.Email) ? [deputy.Email]
            : [.. changes.Select(c => c.Before).Append(trusted).Distinct()
                .Where(a => a != deputy.Email && MayGo(a) && !mailboxes.Contains(MailAddresses.Mailbox(a)))];
    }

    /// <summary>What was decided about a deputy's addresses, by address, the earliest first.</summary>
    private static async Task<ILookup<string, DeliveryEvidence>> DecidedAsync(this ReplyFlowDb db, Guid deputyId, CancellationToken ct) =>
        (await db.DeliveryEvidence.AsNoTracking().Where(e => UnconfirmedAnswers.Decisions.Contains(e.Kind)
            && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == deputyId)).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct))
            .ToLookup(e => e.Address);

    /// <summary>Whether 代联工委 found that an address, or another way to write the same mailbox, is not a deputy's.</summary>
    internal static async Task<bool> IsRejectedAsync(this ReplyFlowDb db, Guid deputyId, string address, CancellationToken ct)
    {
        var mailbox = MailAddresses.Mailbox(address);
        return (await db.DecidedAsync(deputyId, ct)).Any(of => MailAddresses.Mailbox(of.Key) == mailbox && of.Last().Kind == EvidenceKind.AddressRejected);
    }

    /// <summary>Which of some deputies have an address in the register that nobody confirmed.</summary>
    internal static async Task<IReadOnlyList<Guid>> UnconfirmedAmongAsync(this ReplyFlowDb db, IReadOnlyCollection<Guid> deputies, CancellationToken ct) =>
        await db.AddressChanges.AsNoTracking().Where(c => deputies.Contains(c.DeputyId) && c.Address != ""
            && db.Deputies.Any(d => d.Id == c.DeputyId && d.Email == c.Address)
            && !db.DeliveryEvidence.Any(e => e.Address == c.Address && e.At >= c.At
                && (e.Kind == EvidenceKind.AddressConfirmed || e.Kind == EvidenceKind.AddressRejected)
                && db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == c.DeputyId))).Select(c => c.DeputyId).Distinct().ToListAsync(ct);

    /// <summary>Keeps a row and what the trail says of it.</summary>
    internal static void Add(this Unit unit, AddressChange row)
    {
        unit.Db.AddressChanges.Add(row);
        unit.Record(new AddressNoted(row.Id, row.DeputyId, row.Sha256()), null, "代表名册里的邮箱不是代联工委登记的，记为待确认", bySystem: unit.Actor is null);
    }
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>重发: the office sends a message again, to the same or a corrected address.</summary>
public sealed class ResendMessage(UnitRunner units)
{
    /// <summary>
    /// A message not yet accepted by a server goes back into the queue as it is. One that was accepted, or was
    /// delivered another way, stays as history and a new one is queued: under its old Message-ID a mail system
    /// might drop it as seen.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="address">Where to.</param>
    /// <param name="workItemId">The work item it was decided from, if any: decided at most once.</param>
    /// <param name="rememberAddress">Whether the deputy's address in the directory is corrected too.</param>
    /// <param name="isConfirmed">Whether the deputy said that an address a server does not know is right all the same.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Id of the queued message.</returns>
    /// <exception cref="InvalidInputException">The address is unusable, or the message is being sent right now.</exception>
    /// <exception cref="AlreadyClosedException">The work item was decided before.</exception>
    public Task<Guid> RunAsync(Actor actor, Guid messageId, string address, Guid? workItemId, bool rememberAddress, bool isConfirmed,
        CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
    {
        address = address.Trim();
        var message = await OfficeMessages.LockAsync(unit, messageId, workItemId, ct);
        if (MailAddresses.Problem(address) is { } problem)
            throw new InvalidInputException("Address", problem);
        await RefuseRejectedAsync(unit, message, address, ct);
        var before = message.Address;
        await RefuseUnknownAsync(unit, message, address, isConfirmed, ct);
        var again = OfficeMessages.Send(unit, message, address);
        await OfficeMessages.CloseItemsAsync(unit, message, DeliveryItem.Resend, (before == address, isConfirmed) switch
        {
            (false, _) => $"地址改为 {address}",
            (_, true) => "已同代表核实，邮箱没有错",
            _ => "",
        }, ct);
        var evidence = message.RecipientKind == RecipientKind.Deputy ? await NoteAddressAsync(unit, again, before, ct) : MessageRequeued.NoEvidence;
        if (rememberAddress && message.RecipientKind == RecipientKind.Deputy)
            await RememberAsync(unit, message, address, ct);
        unit.Record(MessageRequeued.Of(message.Id, before, again, evidence), message.CaseId, $"重发给{message.RecipientName}");
        return again.Id;
    }, ct);

    /// <inheritdoc cref="RunAsync(Actor, Guid, string, Guid?, bool, bool, CancellationToken)" />
    public Task<Guid> RunAsync(Actor actor, Guid messageId, string address, Guid? workItemId, bool rememberAddress, CancellationToken ct) =>
        RunAsync(actor, messageId, address, workItemId, rememberAddress, isConfirmed: false, ct);

    /// <summary>
    /// The bureau that is judged may have put its own address in: what it changed stands on the ladder until somebody else confirms it. Sending
    /// to the same address once more says that it was asked for.
    /// </summary>
    /// <returns>The hash of the evidence, or that there is none.</returns>
    private static async Task<string> NoteAddressAsync(Unit unit, OutboxMessage again, string before, CancellationToken ct)
    {
        if (again.DeputyId is not { } whose)
            return before == again.Address ? MessageRequeued.NoEvidence : Changed("");
        var register = await unit.Db.Deputies.Where(d => d.Id == whose).Select(d => d.Email).FirstAsync(ct);
        var isRegisters = again.Address == register && await unit.Db.ChangedAsync(whose, register, ct) is null;
        // Where 代联工委 had it in the register last, or has it there, nobody has to be asked. One that it confirmed elsewhere, or that it replaced in
        // the register since, may be another's by now, also where the mail went there before; what waits is asked about already.
        var waits = before == again.Address && await unit.Db.AddressDecisionsAsync(whose, again.Address, ct) is [.., { Kind: EvidenceKind.AddressChanged }];
        if (!isRegisters && !waits && (before != again.Address || again.Address != register)
            && again.Address != await unit.Db.TrustedAsync(whose, register, ct))
            return Changed(register);
        if (before == again.Address)
            (await unit.Db.Deputies.FirstAsync(d => d.Id == whose, ct)).ConfirmEmail();
        return MessageRequeued.NoEvidence;

        string Changed(string register) => unit.AddEvidence(
            again, EvidenceKind.AddressChanged, unit.Actor!.Signature, again.Address, before == again.Address ? register : before).Sha256();
    }

    /// <summary>What 代联工委 found not to be the deputy's gets the letter no more, unless it wrote it into the register itself since.</summary>
    private static async Task RefuseRejectedAsync(Unit unit, OutboxMessage message, string address, CancellationToken ct)
    {
        if (message.DeputyId is { } deputy && await unit.Db.IsRejectedAsync(deputy, address, ct)
            && (!await unit.Db.Deputies.AnyAsync(d => d.Id == deputy && d.Email == address, ct)
                || await unit.Db.ChangedAsync(deputy, address, ct) is { } change
                    && await unit.Db.AddressDecisionsAsync(deputy, address, ct) is var told && !told.Exists(e => e.At >= change.At)))
            throw new InvalidInputException("Address", "代联工委同代表核实过，这不是代表的邮箱，不能发到这里。有疑问请联系代联工委。");
    }

    /// <summary>
    /// What a server knew no address for does not arrive there by being sent once more, nor by way of another address: only where the deputy says
    /// that it is right.
    /// </summary>
    private static async Task RefuseUnknownAsync(Unit unit, OutboxMessage message, string address, bool isConfirmed, CancellationToken ct)
    {
        if (isConfirmed || message.RecipientKind != RecipientKind.Deputy)
            return;
        // Where it went last, somebody dealt with what came back if nothing about it is open.
        var isSame = string.Equals(address, message.Address, StringComparison.OrdinalIgnoreCase);
        if (isSame && !await DeliveryItem.OpenAbout(unit.Db, message, DeliveryItem.StepKind).AnyAsync(ct))
            return;
        var sent = await unit.Db.Outbox.SameAs(message).Select(m => new { m.Id, m.Address }).ToListAsync(ct);
        var there = sent.Where(m => string.Equals(m.Address, address, StringComparison.OrdinalIgnoreCase)).Select(m => m.Id).ToList();
        var returned = await unit.Db.DeliveryEvidence.Where(e => there.Contains(e.MessageId) && e.Kind == EvidenceKind.Failed)
            .OrderByDescending(e => e.At).FirstOrDefaultAsync(ct);
        if (returned?.SaysAddressIsWrong == true)
            throw new InvalidInputException("Address",
                $"{(isSame ? "邮箱没有改，而退信说没有这个邮箱" : "这个邮箱以前退过信，退信说没有这个邮箱")}。请先打电话向代表问清，改好再发；代表说邮箱没有错的，请勾选“已同代表核实”再发。");
    }

    private static async Task RememberAsync(Unit unit, OutboxMessage message, string address, CancellationToken ct)
    {
        // A message of before, which names its deputy alone; of two namesakes in one suggestion none is meant for sure, so neither is changed.
        var name = OutboxMessage.DeputyName(message.RecipientName);
        var meant = await (message.DeputyId is { } id
            ? unit.Db.Deputies.Where(d => d.Id == id)
            : unit.Db.Cases.Where(c => c.Id == message.CaseId).SelectMany(c => c.Suggestion!.Deputies).Select(d => d.Deputy!).Where(d => d.Name == name))
            .ToListAsync(ct);
        if (meant is not [var deputy] || deputy.Email == address)
            return;
        unit.Record(new DeputyAddressCorrected(deputy.Id, deputy.Email, address), message.CaseId, $"更正代表名册中{deputy.Name}的邮箱");
        var before = deputy.Email;
        deputy.Email = address;
        await unit.ToConfirmAsync(deputy, before, ct);
        await CorrectedAddress.ResendAsync(unit, deputy, ct);
    }
}

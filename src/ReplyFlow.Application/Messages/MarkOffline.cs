using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages;

/// <summary>线下送达: the office records that the recipient got the letter another way; a message that waits is given up.</summary>
public sealed class MarkOffline(UnitRunner units, AttachmentIntake intake)
{
    private const int MaxReason = 2_000;

    /// <summary>Records it in words.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="messageId">The message; must be waiting or parked.</param>
    /// <param name="reason">How and when it was handed over; required.</param>
    /// <param name="workItemId">The work item it was decided from, if any: decided at most once.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">No reason, or the message has been accepted or is being sent.</exception>
    /// <exception cref="AlreadyClosedException">The work item was decided before.</exception>
    public Task RunAsync(Actor actor, Guid messageId, string reason, Guid? workItemId, CancellationToken ct) =>
        RunAsync(actor, messageId, reason, [], workItemId, ct);

    /// <summary>The same with proofs.</summary>
    /// <inheritdoc cref="RunAsync(Actor, Guid, string, Guid?, CancellationToken)" />
    public async Task RunAsync(
        Actor actor, Guid messageId, string reason, IReadOnlyList<AttachmentUpload> uploads, Guid? workItemId, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(uploads, ct);
        await units.RunAsync(actor, unit => TellAsync(unit, messageId, reason.Trim(), files, workItemId, ct), ct);
    }

    private async Task TellAsync(Unit unit, Guid messageId, string reason, CheckedFiles files, Guid? workItemId, CancellationToken ct)
    {
        var message = await OfficeMessages.LockAsync(unit, messageId, workItemId, ct);
        if (reason.Length == 0)
            throw new InvalidInputException("Reason", "“已线下送达”须写明送达方式和时间。");
        if (TextLength.Of(reason) is var length && length > MaxReason)
            throw new InvalidInputException("Reason", $"说明有 {length} 字，最多 {MaxReason} 字。");
        if (!OutboxMessage.Course.Allows(message.Status, MessageStatus.Offline))
            throw new InvalidInputException("", message.Status == MessageStatus.Sent ? "这封邮件已经发出，无需登记线下送达。" : "这封邮件已登记为线下送达。");
        await EndAsync(unit, message, reason, ct);
        await intake.AddAsync(unit, unit.Actor!, message.CaseId!.Value, AttachmentSubject.Delivery, message.Id, files, ct);
    }

    /// <summary>当面送交 or 邮寄: records it as evidence, for a message that left or came back too.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="brought">How, when and by whom.</param>
    /// <param name="uploads">Proofs: the signed receipt, the post's slip.</param>
    /// <param name="workItemId">The work item it was decided from, if any: decided at most once.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Something is missing, a file was refused, or the message is being sent.</exception>
    /// <exception cref="AlreadyClosedException">The work item was decided before.</exception>
    public async Task RunAsync(
        Actor actor, Guid messageId, Brought brought, IReadOnlyList<AttachmentUpload> uploads, Guid? workItemId, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(uploads, ct);
        await units.RunAsync(actor, unit => BringAsync(unit, messageId, brought, files, workItemId, ct), ct);
    }

    private async Task BringAsync(Unit unit, Guid messageId, Brought brought, CheckedFiles files, Guid? workItemId, CancellationToken ct)
    {
        var message = await OfficeMessages.LockAsync(unit, messageId, workItemId, ct);
        brought = brought.Check(BeijingTime.DateOf(message.CreatedAt), unit.Today, files.Faults);
        await EndAsync(unit, message, brought.Sentence, ct, unit.AddEvidence(message, brought).Sha256());
        await intake.AddAsync(unit, unit.Actor!, message.CaseId!.Value, AttachmentSubject.Delivery, message.Id, files, ct);
    }

    private static async Task EndAsync(Unit unit, OutboxMessage message, string words, CancellationToken ct, string evidence = MessageRequeued.NoEvidence)
    {
        if (OutboxMessage.Course.Allows(message.Status, MessageStatus.Offline))
            message.MarkOffline();
        await OfficeMessages.CloseItemsAsync(unit, message, DeliveryItem.Offline, words, ct);
        unit.Record(new MessageOffline(message.Id, words, evidence), message.CaseId, $"{message.RecipientName}已线下送达");
    }
}

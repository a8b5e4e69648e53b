using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>Keeps what people record about a message. What mails say is kept by <see cref="Returns.RecordReturn"/>.</summary>
internal static class EvidenceRows
{
    /// <summary>Adds a row about a message.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="message">The message, of a case.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="address">The address that it is about; empty for none.</param>
    /// <param name="words">A note, or the address before.</param>
    /// <param name="on">The day it speaks of; null for none.</param>
    /// <returns>The row, whose hash the trail keeps.</returns>
    public static DeliveryEvidence AddEvidence(
        this Unit unit, OutboxMessage message, EvidenceKind kind, string by, string address, string words, DateOnly? on = null) =>
        unit.Add(new DeliveryEvidence
        {
            MessageId = message.Id,
            CaseId = message.CaseId!.Value,
            Kind = kind,
            At = unit.Now,
            On = on,
            By = by,
            Address = address,
            Words = words,
            Key = Guid.CreateVersion7().ToString("N"),
        });

    /// <summary>Adds what 代联工委 found about an address, or about answers on paper, and what that rests on.</summary>
    public static DeliveryEvidence AddEvidence(this Unit unit, OutboxMessage message, EvidenceKind kind, string address, AddressGround ground) =>
        unit.AddEvidence(message, kind, unit.Actor!.Signature, address, ground.Words, ground.On);

    /// <summary>Adds how a letter was brought without mail.</summary>
    public static DeliveryEvidence AddEvidence(this Unit unit, OutboxMessage message, Brought brought) => unit.Add(new DeliveryEvidence
    {
        MessageId = message.Id,
        CaseId = message.CaseId!.Value,
        Kind = brought.ByPost ? EvidenceKind.Posted : EvidenceKind.HandedOver,
        At = unit.Now,
        On = brought.On,
        By = brought.By,
        TrackingNumber = brought.TrackingNumber,
        Words = brought.Note,
        Key = Guid.CreateVersion7().ToString("N"),
    });

    /// <summary>Adds that its deputy was told by telephone.</summary>
    public static DeliveryEvidence AddEvidence(this Unit unit, OutboxMessage message, Told told) => unit.Add(new DeliveryEvidence
    {
        MessageId = message.Id,
        CaseId = message.CaseId!.Value,
        Kind = EvidenceKind.Told,
        At = unit.Now,
        On = told.On,
        By = told.By,
        Words = told.Note,
        Key = Guid.CreateVersion7().ToString("N"),
    });

    private static DeliveryEvidence Add(this Unit unit, DeliveryEvidence row) => unit.Db.DeliveryEvidence.Add(row).Entity;
}

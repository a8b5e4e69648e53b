using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Messages;

/// <summary>
/// Somebody else than 代联工委 wrote an address into the register of deputies: the bureau that is judged, or its administrator. What is sent
/// there is marked until 代联工委 confirms it. Nothing of it changes.
/// </summary>
public sealed class AddressChange
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose address.</summary>
    public Guid DeputyId { get; init; }

    /// <summary>The address.</summary>
    public string Address { get; init; } = "";

    /// <summary>The one before; empty for none.</summary>
    public string Before { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string By { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over the row, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string Sha256() => Fingerprint.Of(Id, DeputyId, Address, Before, By, At);
}

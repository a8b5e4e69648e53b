namespace ReplyFlow.Application.Messages;

/// <summary>待确认的邮箱: an address of a deputy that somebody else than 代联工委 wrote, and what hangs on it.</summary>
/// <param name="MessageId">The newest message to it, by which it is confirmed.</param>
/// <param name="DeputyId">Whose address it is to be.</param>
/// <param name="Name">Their name as letters call them, for example 许和兴代表.</param>
/// <param name="Address">The address.</param>
/// <param name="Before">The one before; empty for none.</param>
/// <param name="Bureau">The bureau whose message went there.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Letters">Letters and notices of which the deputy was sent the newest copy there.</param>
/// <param name="Answers">Answers that count and came by a link sent there.</param>
public sealed record WaitingAddress(
    Guid MessageId, Guid DeputyId, string Name, string Address, string Before, string Bureau, string By, DateTimeOffset Since, int Letters, int Answers);

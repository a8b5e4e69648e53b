namespace ReplyFlow.Application.Messages;

/// <summary>What the office may do about a message.</summary>
public sealed record DeliveryCommands(ResendMessage Resend, MarkOffline Offline, SettleAnswer Settle, TellDeputy Tell);

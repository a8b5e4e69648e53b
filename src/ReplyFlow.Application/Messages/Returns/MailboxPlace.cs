namespace ReplyFlow.Application.Messages.Returns;

/// <summary>How far a mailbox was read; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="Mailbox">Which one: server, account and folder.</param>
/// <param name="Validity">The server's UIDVALIDITY: under another one its numbers mean other mails.</param>
/// <param name="LastUid">The highest number that was read.</param>
public sealed record MailboxPlace(string Mailbox, uint Validity, uint LastUid)
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "returns-mailbox";
}

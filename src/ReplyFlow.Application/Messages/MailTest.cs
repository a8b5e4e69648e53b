using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Messages;

/// <summary>The latest try of the mail settings; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="At">UTC.</param>
/// <param name="Accepted">Whether it left.</param>
/// <param name="ToFolder">Whether it went into a folder only: no server has it.</param>
/// <param name="Words">The server's answer.</param>
/// <param name="Transport">Where messages went, see <see cref="IMailTransport.Description"/>.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailTest(DateTimeOffset At, bool Accepted, bool ToFolder, string Words, string Transport, string From)
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "mail-test";

    /// <summary>Whether it says something about the settings in force now.</summary>
    public bool IsOf(IMailTransport transport, MailOptions options) => Transport == transport.Description && From == options.From;
}

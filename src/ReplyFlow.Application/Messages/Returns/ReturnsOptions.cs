using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Where mail that comes back is read: configuration section <c>Returns</c>. Nothing is read where nothing is set.</summary>
public sealed class ReturnsOptions
{
    /// <summary>Folder into which another program puts mails as .eml files; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>IMAP server; empty for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: 993 with implicit TLS, 143 else.</summary>
    public int Port { get; set; } = 993;

    /// <summary>How the connection is protected.</summary>
    public MailTls Tls { get; set; } = MailTls.Implicit;

    /// <summary>Account at the server.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password of the account.</summary>
    public string Password { get; set; } = "";

    /// <summary>Program, with its arguments, that prints an OAuth token to log in with instead of a password; empty for none.</summary>
    public string TokenCommand { get; set; } = "";

    /// <summary>Permits password or token over a connection without TLS to another machine.</summary>
    public bool AllowCleartextPassword { get; set; }

    /// <summary>The folder of the mailbox.</summary>
    public string Mailbox { get; set; } = "INBOX";

    /// <summary>Seconds between looks; a server that offers IDLE tells of new mail at once.</summary>
    public int PollSeconds { get; set; } = 60;

    /// <summary>Seconds the server may take to answer.</summary>
    public int TimeoutSeconds { get; set; } = 100;

    internal MailServer Server => new(Host, Port, Tls, UserName, Password, TokenCommand, TimeoutSeconds);
}

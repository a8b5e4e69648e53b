using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>
/// Settings of outgoing mail: configuration section <c>Mail</c> or environment variables <c>Mail__Host</c> and so on. Never
/// stored in the database.
/// </summary>
public sealed class MailOptions
{
    /// <summary>folder (default) or smtp.</summary>
    public string Transport { get; set; } = "folder";

    /// <summary>Folder .eml files go to with the folder transport; empty for <c>mail</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Mail server.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: 25, 587 for submission, 465 for submission with implicit TLS.</summary>
    public int Port { get; set; } = 25;

    /// <summary>How the connection is protected.</summary>
    public MailTls Tls { get; set; }

    /// <summary>Account at the server; empty for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password of the account.</summary>
    public string Password { get; set; } = "";

    /// <summary>Program, with its arguments, that prints an OAuth token to log in with instead of a password (XOAUTH2); empty for none.</summary>
    public string TokenCommand { get; set; } = "";

    /// <summary>Permits password or token over a connection without TLS to another machine.</summary>
    public bool AllowCleartextPassword { get; set; }

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "replyflow@localhost";

    /// <summary>Sender's name where a message names no bureau.</summary>
    public string FromName { get; set; } = "建议办理系统";

    /// <summary>
    /// Address that mail comes back to, of which every message has its own (name+number@domain); empty for <see cref="From"/>. Recipients
    /// answer to it too, and are asked for a read receipt.
    /// </summary>
    public string ReturnAddress { get; set; } = "";

    /// <summary>Domain that Message-IDs end in; empty for the sender's. To be kept: a message tried again under another would not be known again.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The signature of the sender's domain.</summary>
    public DkimOptions Dkim { get; set; } = new();

    /// <summary>Seconds one sending may take in all.</summary>
    public int TimeoutSeconds { get; set; } = 100;

    /// <summary>The Message-IDs' domain in force.</summary>
    public string MessageIdDomain => Domain.Trim() is { Length: > 0 } domain ? domain : MailAddresses.Domain(From);

    internal MailServer Server => new(Host, Port, Tls, UserName, Password, TokenCommand, TimeoutSeconds);
}

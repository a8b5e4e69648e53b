namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Settings of outgoing mail: configuration section <c>Mail</c> or environment variables <c>Mail__Host</c> and so on. Never stored in the database.</summary>
public sealed class MailOptions
{
    /// <summary>folder (default), smtp, or mailkit where the product was built with it.</summary>
    public string Transport { get; set; } = "folder";

    /// <summary>Folder .eml files go to with the folder transport; empty for <c>mail</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Mail server.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: 25, or 587 for submission.</summary>
    public int Port { get; set; } = 25;

    /// <summary>How the connection is protected.</summary>
    public MailTls Tls { get; set; }

    /// <summary>Account at the server; empty for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password of the account.</summary>
    public string Password { get; set; } = "";

    /// <summary>Permits the password over a connection without TLS to another machine.</summary>
    public bool AllowCleartextPassword { get; set; }

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "replyflow@localhost";

    /// <summary>Sender's name where a message names no bureau.</summary>
    public string FromName { get; set; } = "建议办理系统";

    /// <summary>Seconds one sending may take in all.</summary>
    public int TimeoutSeconds { get; set; } = 100;
}

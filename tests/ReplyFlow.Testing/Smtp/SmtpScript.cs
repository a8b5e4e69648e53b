using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Testing.Smtp;

/// <summary>How a test's mail server behaves.</summary>
public sealed record SmtpScript
{
    /// <summary>The reply to RCPT TO, by address.</summary>
    public Func<string, string> Recipient { get; init; } = _ => "250 2.1.5 ok";

    /// <summary>The reply after the data; null closes the connection without one.</summary>
    public Func<SmtpMail, string?> Data { get; init; } = _ => "250 2.0.0 queued";

    /// <summary>Time the server thinks before it greets.</summary>
    public TimeSpan GreetingDelay { get; init; }

    /// <summary>A reply of <see cref="Instead"/> that closes the connection.</summary>
    public const string HangUp = "hang up";

    /// <summary>
    /// A reply instead of the usual one, by the command's verb (GREETING for the first reply) and the messages taken over this
    /// connection so far. Null for the usual one, empty for silence, <see cref="HangUp"/> for the end.
    /// </summary>
    public Func<string, int, string?> Instead { get; init; } = (_, _) => null;

    /// <summary>Lines of the data after which the connection is closed; null to read all.</summary>
    public int? DataLines { get; init; }

    /// <summary>Messages after which the connection is closed without a word.</summary>
    public int MessagesPerConnection { get; init; } = int.MaxValue;

    /// <summary>Log-in methods offered: LOGIN, PLAIN, CRAM-MD5, XOAUTH2, OAUTHBEARER; empty for none.</summary>
    public string Auth { get; init; } = "";

    /// <summary>Name and password (or token) to be given; mail is refused with 530 before that. Null for no log-in. May change meanwhile.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>Certificate for TLS; null where it is not offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether TLS begins with the connection instead of at STARTTLS.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>Whether SMTPUTF8, and 8BITMIME with it, is offered.</summary>
    public bool Utf8 { get; init; }

    /// <summary>Largest message said to be taken, in bytes; 0 where none is said.</summary>
    public long Size { get; init; } = 52_428_800;
}

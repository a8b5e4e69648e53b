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

    /// <summary>Log-in methods offered, for example LOGIN or PLAIN; empty for none.</summary>
    public string Auth { get; init; } = "";

    /// <summary>Name and password that LOGIN must give; mail is refused with 530 before that. Null for no log-in.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>Certificate for STARTTLS; null where it is not offered.</summary>
    public X509Certificate2? Certificate { get; init; }
}

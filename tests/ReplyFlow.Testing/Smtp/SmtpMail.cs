namespace ReplyFlow.Testing.Smtp;

/// <summary>A message as a test's mail server got it.</summary>
/// <param name="From">Envelope sender.</param>
/// <param name="To">Envelope recipients.</param>
/// <param name="Data">The message, dots unstuffed, as Latin-1 characters.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="User">Who was logged in; empty for nobody.</param>
public sealed record SmtpMail(string From, IReadOnlyList<string> To, string Data, bool Encrypted, string User)
{
    /// <summary>The Message-ID without angle brackets.</summary>
    public string MessageId => Data.Split("\r\n").First(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))[11..].Trim(' ', '<', '>');
}

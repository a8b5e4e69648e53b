namespace ReplyFlow.Application.Messages.Mail;

/// <summary>
/// The signature that mail servers check against a key in the domain's DNS (RFC 6376): configuration section <c>Mail:Dkim</c>.
/// Off while no key file is named.
/// </summary>
public sealed class DkimOptions
{
    /// <summary>File with the private key as PEM.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The public key is the TXT record <c>Selector._domainkey.Domain</c>.</summary>
    public string Selector { get; set; } = "";

    /// <summary>Domain that signs; empty for the domain of <see cref="MailOptions.From"/>.</summary>
    public string Domain { get; set; } = "";
}

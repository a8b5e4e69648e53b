using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Encrypts the token of a link for as long as its mail waits.</summary>
public sealed class LinkTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ReplyFlow.PersonalLink");

    /// <summary>For the row of the outbox.</summary>
    public byte[] Seal(string token) => _protector.Protect(Encoding.UTF8.GetBytes(token));

    /// <summary>The token again; null where it was sealed with another installation's keys, after a restore for instance.</summary>
    public string? Open(byte[]? sealedToken)
    {
        try
        {
            return sealedToken is null ? null : Encoding.UTF8.GetString(_protector.Unprotect(sealedToken));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ReplyFlow.Application.Alerts.Channels;

/// <summary>Keeps secrets of other programs and browsers encrypted in the database.</summary>
public sealed class Sealed(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ReplyFlow.Alerts");

    /// <summary>For the database.</summary>
    public byte[] Close(string secret) => _protector.Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>The secret again; null where it was sealed with another installation's keys, after a restore for instance.</summary>
    public string? Open(byte[] sealedSecret)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(sealedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

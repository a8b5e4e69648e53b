using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ReplyFlow.Application.Core;

/// <summary>Keeps secrets encrypted in the database, each use under a purpose of its own.</summary>
public abstract class SealedText(IDataProtector protector)
{
    /// <summary>For the database.</summary>
    public byte[] Seal(string secret) => protector.Protect(Encoding.UTF8.GetBytes(secret));

    /// <summary>The secret again; null for none, and where it was sealed with another installation's keys, after a restore for instance.</summary>
    public string? Open(byte[]? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Encoding.UTF8.GetString(protector.Unprotect(sealedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

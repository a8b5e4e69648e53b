using System.Security.Cryptography;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Whether a stored letter is still what was issued.</summary>
public static class LetterCheck
{
    /// <summary>Whether the bytes have the hash that was stored when they were made.</summary>
    /// <param name="pdf">The stored PDF.</param>
    /// <param name="sha256">Lower-case hex.</param>
    public static bool IsIntact(byte[] pdf, string sha256) => Convert.ToHexStringLower(SHA256.HashData(pdf)) == sha256;
}

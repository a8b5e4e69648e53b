using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Application.Setup;

/// <summary>The code that only somebody who sees the console knows. Its hash is stored; it is good for one set-up.</summary>
public static class SetUpCode
{
    /// <summary>Name of the setting that holds the hash.</summary>
    public const string SettingName = "SetUpCodeSha256";

    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A new code: three groups of four, 60 bits.</summary>
    public static string Invent() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>Hash of a code as typed; blanks, hyphens and case do not count.</summary>
    public static string Hash(string code)
    {
        var plain = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }

    /// <summary>Whether a code as typed has the stored hash.</summary>
    public static bool Matches(string? storedHash, string code) => storedHash is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(storedHash), Encoding.ASCII.GetBytes(Hash(code)));
}

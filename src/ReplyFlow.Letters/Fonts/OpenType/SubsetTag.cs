using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Six letters that tell subsets of one face apart (ISO 32000-1, 9.6.4).</summary>
internal static class SubsetTag
{
    /// <summary>A tag that depends on nothing but the glyphs or characters.</summary>
    public static string Of(ReadOnlySpan<int> members)
    {
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(members));
        var number = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        return string.Create(6, number, static (letters, n) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)('A' + n % 26);
                n /= 26;
            }
        });
    }
}

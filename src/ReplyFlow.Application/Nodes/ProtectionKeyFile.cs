using System.Security.Cryptography;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// The file with the key that the shared keys are encrypted under: a line of 32 bytes as base64. More lines are keys from before; the first
/// one encrypts what is stored, all of them open it.
/// </summary>
public sealed class ProtectionKeyFile
{
    private const int Bytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly IReadOnlyList<byte[]> _keys;

    private ProtectionKeyFile(IReadOnlyList<byte[]> keys) => _keys = keys;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It holds no such lines, or others.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static ProtectionKeyFile Read(string path)
    {
        var keys = File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0).Select(Convert.FromBase64String).ToList();
        return keys.Count > 0 && keys.TrueForAll(k => k.Length == Bytes) ? new(keys) : throw new FormatException($"{Bytes} bytes a line are expected.");
    }

    /// <summary>Encrypts something for the row of a name; under another name it is not opened.</summary>
    public byte[] Encrypt(string name, byte[] content)
    {
        var sealedText = new byte[NonceBytes + TagBytes + content.Length];
        var nonce = sealedText.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[0], TagBytes);
        aes.Encrypt(nonce, content, sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes), Name(name));
        return sealedText;
    }

    /// <summary>The same again; null where none of the keys opens it.</summary>
    public byte[]? Decrypt(string name, byte[] content)
    {
        if (content.Length < NonceBytes + TagBytes)
            return null;
        var opened = new byte[content.Length - NonceBytes - TagBytes];
        return _keys.Any(k => Opens(k, name, content, opened)) ? opened : null;
    }

    private static bool Opens(byte[] key, string name, byte[] content, byte[] opened)
    {
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(content.AsSpan(0, NonceBytes), content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes), opened, Name(name));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static byte[] Name(string name) => System.Text.Encoding.UTF8.GetBytes(name);
}

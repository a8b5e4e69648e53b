using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReplyFlow.Letters.Signing;

/// <summary>A certificate with its private key, and the certificates that vouch for it.</summary>
/// <param name="Certificate">The signer's, with private key.</param>
/// <param name="Issuers">Intermediate and root certificates that came with it.</param>
public sealed record SigningCertificate(X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Issuers)
{
    /// <summary>Reads a PFX (PKCS#12) file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Its password, from configuration or environment; empty where it has none.</param>
    /// <exception cref="SigningException">Absent, damaged, wrong password, or without a private key.</exception>
    public static SigningCertificate FromPfx(string path, string password) => Load([path], () =>
    {
        var flags = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        return X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, flags);
    });

    /// <summary>Reads PEM files.</summary>
    /// <param name="certificatePath">The signer's certificate first, then those that vouch for it.</param>
    /// <param name="keyPath">The private key; may be the same file.</param>
    /// <param name="password">The key's password, or null where it is not encrypted.</param>
    /// <exception cref="SigningException">Absent, damaged, wrong password, or key and certificate do not belong together.</exception>
    public static SigningCertificate FromPem(string certificatePath, string keyPath, string? password = null) => Load([certificatePath, keyPath], () =>
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(certificatePath);
        var own = string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(certificatePath, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(certificatePath, password, keyPath);
        return [own, .. all.Skip(1)];
    });

    private static SigningCertificate Load(string[] paths, Func<X509Certificate2Collection> read)
    {
        var path = paths[0];
        try
        {
            foreach (var file in paths) File.OpenRead(file).Dispose(); // an absent file is not a damaged one
            var all = read();
            var own = all.FirstOrDefault(c => c.HasPrivateKey)
                ?? throw new SigningException($"签名证书文件“{Path.GetFileName(path)}”里没有私钥。");
            return new SigningCertificate(own, [.. all.Where(c => c != own)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SigningException($"签名证书文件“{path}”打不开：{error.Message}", error);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new SigningException($"签名证书文件“{Path.GetFileName(path)}”不能使用：口令不对，或文件已损坏，或证书与私钥不配对。", error);
        }
    }
}

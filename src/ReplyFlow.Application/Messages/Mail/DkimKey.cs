using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Reads the DKIM key that the settings name.</summary>
internal static class DkimKey
{
    /// <summary>The signer; null when no key is configured.</summary>
    /// <exception cref="MailSettingsException">The settings are incomplete, or the file holds no private key.</exception>
    public static DkimSigner? Signer(MailOptions options)
    {
        var dkim = options.Dkim;
        if (dkim.KeyFile.Length == 0)
            return dkim.Selector.Length == 0 ? null : throw new MailSettingsException("填写了 Mail:Dkim:Selector，还须填写 Mail:Dkim:KeyFile（私钥文件）。");
        if (dkim.Selector.Length == 0)
            throw new MailSettingsException("使用 DKIM 签名须填写 Mail:Dkim:Selector（DNS 中公钥记录的选择器）。");
        var key = Read(dkim.KeyFile);
        var algorithm = key is Ed25519PrivateKeyParameters ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256;
        return new DkimSigner(key, dkim.Domain.Length > 0 ? dkim.Domain : MailAddresses.Domain(options.From), dkim.Selector, algorithm)
        {
            // Relays fold lines and trim blanks; a relaxed signature survives that.
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
    }

    private static AsymmetricKeyParameter Read(string file)
    {
        try
        {
            using var reader = new PemReader(File.OpenText(file));
            var content = reader.ReadObject();
            var key = content is AsymmetricCipherKeyPair pair ? pair.Private : content as AsymmetricKeyParameter;
            return key is RsaKeyParameters { IsPrivate: true } or Ed25519PrivateKeyParameters
                ? key : throw new MailSettingsException($"Mail:Dkim:KeyFile“{file}”里没有 RSA 或 Ed25519 私钥（PEM 格式）。");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptoException)
        {
            throw new MailSettingsException($"不能读取 Mail:Dkim:KeyFile“{file}”：{e.Message}");
        }
    }
}

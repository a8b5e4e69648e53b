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
        var domain = dkim.Domain.Length > 0 ? dkim.Domain : MailAddresses.Domain(options.From);
        if (!IsHostName(domain))
            throw new MailSettingsException($"Mail:Dkim:Domain“{domain}”不是有效的域名，应类似 water.example.gov.cn。");
        if (!IsHostName($"{dkim.Selector}.{domain}"))
            throw new MailSettingsException($"Mail:Dkim:Selector“{dkim.Selector}”不是有效的选择器，应类似 mail2026。");
        var key = Read(dkim.KeyFile);
        var algorithm = key is Ed25519PrivateKeyParameters ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256;
        return new DkimSigner(key, domain, dkim.Selector, algorithm)
        {
            // Relays fold lines and trim blanks; a relaxed signature survives that.
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
    }

    /// <summary>Both stand in the signature's header and in a name that the DNS is asked for.</summary>
    private static bool IsHostName(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
        && Uri.CheckHostName(name) == UriHostNameType.Dns;

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

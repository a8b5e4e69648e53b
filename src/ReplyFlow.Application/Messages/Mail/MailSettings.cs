using System.Text;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Checks mail settings before anything is sent with them.</summary>
public static class MailSettings
{
    /// <summary>Refuses settings that no transport can work with.</summary>
    /// <exception cref="MailSettingsException">Names the setting and what is expected.</exception>
    public static void Check(MailOptions options)
    {
        if (MailAddresses.Fault(options.From) is { } fault)
            throw new MailSettingsException($"Mail:From“{options.From}”不是有效的邮箱地址（{fault}），请填写发件人邮箱。");
        if (MailAddresses.NeedsSmtpUtf8(options.From))
            throw new MailSettingsException($"Mail:From“{options.From}”的名字部分须用英文字符，很多邮件服务器不支持别的。");
        if (MailAddresses.Fault($"id@{options.MessageIdDomain}") is not null || !Ascii.IsValid(options.MessageIdDomain))
            throw new MailSettingsException($"Mail:Domain“{options.Domain}”不是有效的域名，应类似 water.example.gov.cn。");
        if (options.TimeoutSeconds is < 1 or > 900)
            throw new MailSettingsException($"Mail:TimeoutSeconds 为 {options.TimeoutSeconds}，应在 1 至 900 秒之间。");
    }

    /// <summary>Refuses settings of a mail server that cannot work or would give the password away.</summary>
    /// <exception cref="MailSettingsException">Names the setting and what is expected.</exception>
    public static void CheckServer(MailOptions options)
    {
        if (options.Host.Trim().Length == 0)
            throw new MailSettingsException("使用 SMTP 发信须填写 Mail:Host（邮件服务器）。");
        if (options.Port is < 1 or > 65535)
            throw new MailSettingsException($"Mail:Port 为 {options.Port}，应在 1 至 65535 之间。");
        if (options.Port == 465 && options.Tls != MailTls.Implicit)
            throw new MailSettingsException("465 端口从连接起就加密，须设 Mail:Tls=Implicit；要用 StartTls，请改用 587 端口。");
        if (options.Password.Length > 0 && options.TokenCommand.Length > 0)
            throw new MailSettingsException("Mail:Password 和 Mail:TokenCommand 只能填写一项。");
        if (options.UserName.Length == 0 != (options.Password.Length + options.TokenCommand.Length == 0))
            throw new MailSettingsException("Mail:UserName 和 Mail:Password（或 Mail:TokenCommand）须同时填写，或同时留空。");
        var local = options.Host is "localhost" or "127.0.0.1" or "::1";
        if (options is { UserName.Length: > 0, Tls: MailTls.None, AllowCleartextPassword: false } && !local)
            throw new MailSettingsException("未启用加密（Mail:Tls 为 None），密码或令牌会以明文传送。"
                + "请把 Mail:Tls 设为 StartTls 或 Implicit；确在可信内网时，可设 Mail:AllowCleartextPassword=true。");
    }
}

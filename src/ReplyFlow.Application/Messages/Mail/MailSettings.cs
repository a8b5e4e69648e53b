using System.Net.Mail;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Checks mail settings before anything is sent with them.</summary>
public static class MailSettings
{
    /// <summary>Refuses settings that no transport can work with.</summary>
    /// <exception cref="MailSettingsException">Names the setting and what is expected.</exception>
    public static void Check(MailOptions options)
    {
        if (!MailAddress.TryCreate(options.From, out _))
            throw new MailSettingsException($"Mail:From“{options.From}”不是有效的邮箱地址，请填写发件人邮箱。");
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
        if (options.UserName.Length == 0 != (options.Password.Length == 0))
            throw new MailSettingsException("Mail:UserName 和 Mail:Password 须同时填写，或同时留空。");
        var local = options.Host is "localhost" or "127.0.0.1" or "::1";
        if (options is { UserName.Length: > 0, Tls: MailTls.None, AllowCleartextPassword: false } && !local)
            throw new MailSettingsException("未启用加密（Mail:Tls 为 None），密码会以明文传送。请把 Mail:Tls 设为 StartTls；确在可信内网时，可设 Mail:AllowCleartextPassword=true。");
    }
}

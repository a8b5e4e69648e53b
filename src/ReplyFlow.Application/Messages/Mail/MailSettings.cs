using System.Text;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Checks mail settings before anything is sent with them.</summary>
public static class MailSettings
{
    /// <summary>Refuses settings that no transport can work with.</summary>
    /// <exception cref="MailSettingsException">Names the setting and what is expected.</exception>
    public static void Check(MailOptions options) => ThrowFirst(Faults(options));

    /// <summary>Refuses settings of a mail server that cannot work or would give the password away.</summary>
    /// <exception cref="MailSettingsException">Names the setting and what is expected.</exception>
    public static void CheckServer(MailOptions options) => ThrowFirst(ServerFaults(options));

    /// <summary>Everything that no transport can work with.</summary>
    internal static IEnumerable<string> Faults(MailOptions options)
    {
        if (MailAddresses.Fault(options.From) is { } fault)
            yield return $"Mail:From“{options.From}”不是有效的邮箱地址（{fault}），请填写发件人邮箱。";
        else if (MailAddresses.NeedsSmtpUtf8(options.From))
            yield return $"Mail:From“{options.From}”的名字部分须用英文字符，很多邮件服务器不支持别的。";
        else if (MailAddresses.Fault($"id@{options.MessageIdDomain}") is not null || !Ascii.IsValid(options.MessageIdDomain))
            yield return $"Mail:Domain“{options.Domain}”不是有效的域名，应类似 water.example.gov.cn。";
        if (options.ReturnAddress.Length > 0 && (MailAddresses.Fault(ReturnAddresses.Of(options.ReturnAddress, $"{Guid.Empty:N}@a")) is not null
            || !Ascii.IsValid(options.ReturnAddress)))
            yield return $"Mail:ReturnAddress“{options.ReturnAddress}”不能用，应为英文邮箱地址，@ 之前不超过 31 个字符。";
        if (options.TimeoutSeconds is < 1 or > 900)
            yield return $"Mail:TimeoutSeconds 为 {options.TimeoutSeconds}，应在 1 至 900 秒之间。";
    }

    /// <summary>Everything about a mail server that cannot work or would give the password away.</summary>
    internal static IEnumerable<string> ServerFaults(MailOptions options)
    {
        if (options.Host.Trim().Length == 0)
            yield return "使用 SMTP 发信须填写 Mail:Host（邮件服务器）。";
        else if (Uri.CheckHostName(options.Host.Trim('[', ']')) == UriHostNameType.Unknown)
            yield return $"Mail:Host“{options.Host}”不是主机名或 IP 地址；端口请填在 Mail:Port。";
        if (options.Port is < 1 or > 65535)
            yield return $"Mail:Port 为 {options.Port}，应在 1 至 65535 之间。";
        if (options.Port == 465 && options.Tls != MailTls.Implicit)
            yield return "465 端口从连接起就加密，须设 Mail:Tls=Implicit；要用 StartTls，请改用 587 端口。";
        if (options.Password.Length > 0 && options.TokenCommand.Length > 0)
            yield return "Mail:Password 和 Mail:TokenCommand 只能填写一项。";
        if (options.UserName.Length == 0 != (options.Password.Length + options.TokenCommand.Length == 0))
            yield return "Mail:UserName 和 Mail:Password（或 Mail:TokenCommand）须同时填写，或同时留空。";
        var local = options.Host is "localhost" or "127.0.0.1" or "::1";
        if (options is { UserName.Length: > 0, Tls: MailTls.None, AllowCleartextPassword: false } && !local)
            yield return "未启用加密（Mail:Tls 为 None），密码或令牌会以明文传送。"
                + "请把 Mail:Tls 设为 StartTls 或 Implicit；确在可信内网时，可设 Mail:AllowCleartextPassword=true。";
    }

    private static void ThrowFirst(IEnumerable<string> faults)
    {
        if (faults.FirstOrDefault() is { } fault)
            throw new MailSettingsException(fault);
    }
}

using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>
/// Tells from MailKit's exceptions whether trying again can help (RFC 5321, 4.2.1), and says in Chinese what happened, with
/// the server's own words.
/// </summary>
internal static class MailFailures
{
    /// <summary>The outcome; null when the exception is a fault of the program.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="connecting">Whether no message had been offered yet, so that none is to blame.</param>
    public static MailResult? Describe(Exception e, bool connecting) => e switch
    {
        SmtpCommandException reply => Describe(reply, connecting),
        MailSettingsException => MailResult.Temporary(e.Message),
        ServiceNotAuthenticatedException => MailResult.Temporary($"邮件服务器要求登录（530），请系统管理员检查邮件设置：{e.Message}"),
        AuthenticationException => MailResult.Temporary($"登录邮件服务器失败，请系统管理员检查邮件设置：{e.Message}"),
        SslHandshakeException => MailResult.Temporary($"与邮件服务器的加密连接失败，请系统管理员检查服务器证书和 Mail:Tls：{FirstLine(e.InnerException ?? e)}"),
        NotSupportedException when connecting => MailResult.Temporary($"邮件服务器没有提供所设的加密或登录方式，未发送。请系统管理员检查邮件设置：{e.Message}"),
        SocketException => MailResult.Temporary($"连接不上邮件服务器：{e.Message}"),
        IOException or ProtocolException or ServiceNotConnectedException => MailResult.Temporary($"与邮件服务器的连接中断：{e.Message}"),
        _ => null,
    };

    private static MailResult Describe(SmtpCommandException e, bool connecting)
    {
        var code = (int)e.StatusCode;
        return code switch
        {
            // The server wants another log-in or encryption: our settings, not this message.
            530 or 534 or 535 or 538 => MailResult.Temporary($"邮件服务器要求登录或加密（{code}），请系统管理员检查邮件设置：{e.Message}"),
            >= 500 and < 600 when connecting => MailResult.Temporary($"邮件服务器拒绝连接（{code}），请系统管理员检查邮件设置：{e.Message}"),
            // Of our own address, not of the recipient's; 552 is about the message's size.
            >= 500 and < 600 and not 552 when e.ErrorCode == SmtpErrorCode.SenderNotAccepted =>
                MailResult.Permanent($"服务器不接受发件人（{code}），请系统管理员检查 Mail:From 与登录的账号是否一致，改好后重发：{e.Message}"),
            >= 500 and < 600 => MailResult.Permanent($"服务器拒收（{code}）：{e.Message}"),
            >= 400 and < 500 => MailResult.Temporary($"服务器暂时不能接收（{code}）：{e.Message}"),
            _ => MailResult.Temporary($"邮件服务器的应答出乎意料（{code}）：{e.Message}"),
        };
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].Trim();
}

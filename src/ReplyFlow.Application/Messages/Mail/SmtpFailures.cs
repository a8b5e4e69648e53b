using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Tells from the framework's exceptions whether trying again can help (RFC 5321, 4.2.1), and says it in words.</summary>
internal static class SmtpFailures
{
    public static MailResult Describe(Exception e, TimeSpan timeout)
    {
        if (e is not SmtpException failure)
            return MailResult.Temporary(Connection(e, timeout));
        if (failure is SmtpFailedRecipientsException { InnerExceptions: [var first, ..] })
            failure = first;
        var code = (int)failure.StatusCode;
        return code switch
        {
            // 530, 534, 535, 538: the server wants another log-in or encryption: our settings, not this message.
            530 or 534 or 535 or 538 => MailResult.Temporary($"邮件服务器要求登录或加密（{code}），请系统管理员检查邮件设置：{Reply(failure)}"),
            >= 500 => MailResult.Permanent($"服务器拒收（{code}）：{Reply(failure)}"),
            >= 400 => MailResult.Temporary($"服务器暂时不能接收（{code}）：{Reply(failure)}"),
            _ => MailResult.Temporary(Connection(failure, timeout)),
        };
    }

    /// <summary>The server's own words, which the framework puts behind a phrase of its own.</summary>
    private static string Reply(SmtpException e)
    {
        const string marker = "The server response was: ";
        var at = e.Message.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? e.Message : e.Message[(at + marker.Length)..].Trim();
    }

    private static string Connection(Exception e, TimeSpan timeout)
    {
        var causes = Causes(e).ToList();
        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
            return $"与邮件服务器的加密连接失败，请系统管理员检查服务器证书：{tls.Message}";
        if (causes.OfType<SocketException>().FirstOrDefault() is { } socket)
            return $"连接不上邮件服务器：{socket.Message}";
        if (causes.Any(c => c.Message.Contains("timed out", StringComparison.OrdinalIgnoreCase)))
            return $"邮件服务器在 {timeout.TotalSeconds:0} 秒内没有应答";
        return $"与邮件服务器的连接中断：{causes[^1].Message}";
    }

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Asks a mail server what it offers, without sending anything.</summary>
internal static class SmtpProbe
{
    private const int MaxLines = 100;

    /// <summary>Why the framework's client could not log in there, in Chinese; null when it can, as far as the server says.</summary>
    public static async Task<string?> LogInProblemAsync(MailOptions options, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            var offers = await OffersAsync(options, limit.Token);
            if (offers.Any(o => o.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) && o.Split(' ', '=').Contains("LOGIN", StringComparer.OrdinalIgnoreCase)))
                return null;
            return "邮件服务器没有提供 AUTH LOGIN 登录方式，内置的 SMTP 发信无法登录。请使用带 MailKit 适配器的版本（Mail:Transport=mailkit），或在服务器上启用 AUTH LOGIN。";
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"邮件服务器在 {options.TimeoutSeconds} 秒内没有应答";
        }
        catch (AuthenticationException e)
        {
            return $"与邮件服务器的加密连接失败，请系统管理员检查服务器证书：{e.Message}";
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return $"连接不上邮件服务器：{e.Message}";
        }
    }

    private static async Task<List<string>> OffersAsync(MailOptions options, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(options.Host, options.Port, ct);
        Stream stream = client.GetStream();
        await ReplyAsync(stream, 220, ct);
        var offers = await AskAsync(stream, "EHLO replyflow.invalid", 250, ct);
        if (options.Tls == MailTls.StartTls)
        {
            await AskAsync(stream, "STARTTLS", 220, ct);
            var tls = new SslStream(stream);
            stream = tls;
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, ct);
            offers = await AskAsync(stream, "EHLO replyflow.invalid", 250, ct);
        }
        await stream.WriteAsync("QUIT\r\n"u8.ToArray(), ct);
        await stream.DisposeAsync();
        return offers;
    }

    private static async Task<List<string>> AskAsync(Stream stream, string command, int expected, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), ct);
        return await ReplyAsync(stream, expected, ct);
    }

    /// <summary>Reads a reply of one or more lines (RFC 5321, 4.2.1); returns their texts.</summary>
    private static async Task<List<string>> ReplyAsync(Stream stream, int expected, CancellationToken ct)
    {
        var texts = new List<string>();
        while (texts.Count < MaxLines)
        {
            var line = await LineAsync(stream, ct);
            if (!line.StartsWith(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
                throw new IOException(line);
            texts.Add(line.Length > 4 ? line[4..].Trim() : "");
            if (line.Length < 4 || line[3] != '-')
                return texts;
        }
        throw new IOException("The server's reply has no end.");
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken ct)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 2_000)
        {
            if (await stream.ReadAsync(one, ct) == 0)
                throw new IOException("The server closed the connection.");
            if (one[0] == '\n')
                break;
            bytes.Add(one[0]);
        }
        return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
    }
}

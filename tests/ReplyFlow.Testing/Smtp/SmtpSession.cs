using System.Net.Security;
using System.Text;

namespace ReplyFlow.Testing.Smtp;

/// <summary>One connection to a test's mail server (RFC 5321, with STARTTLS and AUTH LOGIN).</summary>
internal sealed class SmtpSession(Stream stream, SmtpScript script, Action<SmtpMail> received)
{
    private Stream _stream = stream;
    private string _user = "";
    private string _from = "";
    private List<string> _to = [];

    public async Task RunAsync(CancellationToken ct)
    {
        await Task.Delay(script.GreetingDelay, ct);
        await SayAsync("220 test ESMTP", ct);
        while (await LineAsync(ct) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await SayAsync("221 bye", ct);
                return;
            }
            if (!await AnswerAsync(verb, line, ct))
                return;
        }
    }

    /// <summary>Answers one command; false when the connection is to be closed.</summary>
    private async Task<bool> AnswerAsync(string verb, string line, CancellationToken ct)
    {
        switch (verb)
        {
            case "EHLO":
                await SayAsync(string.Concat(Offers().Select(o => $"250-{o}\r\n")) + "250 SIZE 52428800", ct);
                return true;
            case "STARTTLS" when script.Certificate is not null:
                await SayAsync("220 go ahead", ct);
                var tls = new SslStream(_stream);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = script.Certificate }, ct);
                _stream = tls;
                return true;
            case "AUTH":
                await LogInAsync(line, ct);
                return true;
            case "MAIL" when script.Account is not null && _user.Length == 0:
                await SayAsync("530 5.7.0 authentication required", ct);
                return true;
            case "MAIL":
                (_from, _to) = (Address(line), []);
                await SayAsync("250 2.1.0 ok", ct);
                return true;
            case "RCPT":
                var reply = script.Recipient(Address(line));
                if (reply[0] == '2')
                    _to.Add(Address(line));
                await SayAsync(reply, ct);
                return true;
            case "DATA":
                return await DataAsync(ct);
            default:
                await SayAsync(verb is "RSET" or "NOOP" ? "250 ok" : "502 5.5.1 not implemented", ct);
                return true;
        }
    }

    private IEnumerable<string> Offers()
    {
        yield return "test";
        if (script.Certificate is not null && _stream is not SslStream)
            yield return "STARTTLS";
        else if (script.Auth.Length > 0)
            yield return $"AUTH {script.Auth}";
    }

    private async Task LogInAsync(string line, CancellationToken ct)
    {
        // AUTH LOGIN [user]
        var parts = line.Split(' ');
        var user = parts.Length > 2 ? parts[2] : await AskAsync("334 VXNlcm5hbWU6", ct);
        var password = await AskAsync("334 UGFzc3dvcmQ6", ct);
        if (script.Account is { } account && Decode(user) == account.User && Decode(password) == account.Password)
        {
            _user = account.User;
            await SayAsync("235 2.7.0 welcome", ct);
        }
        else
        {
            await SayAsync("535 5.7.8 wrong name or password", ct);
        }
    }

    private async Task<bool> DataAsync(CancellationToken ct)
    {
        await SayAsync("354 go ahead", ct);
        var data = new StringBuilder();
        while (await LineAsync(ct) is { } line)
        {
            if (line != ".")
            {
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                continue;
            }
            var mail = new SmtpMail(_from, _to, data.ToString(), _stream is SslStream, _user);
            var reply = script.Data(mail);
            received(mail);
            if (reply is null)
                return false;
            await SayAsync(reply, ct);
            return true;
        }
        return false;
    }

    private async Task<string> AskAsync(string question, CancellationToken ct)
    {
        await SayAsync(question, ct);
        return await LineAsync(ct) ?? "";
    }

    private Task SayAsync(string text, CancellationToken ct) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), ct).AsTask();

    private async Task<string?> LineAsync(CancellationToken ct)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, ct) == 1)
        {
            if (one[0] == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }
        return null;
    }

    private static string Address(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}

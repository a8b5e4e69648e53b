using System.Net.Security;
using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Testing.Smtp;

/// <summary>One connection to a test's mail server (RFC 5321, with TLS and log-ins).</summary>
internal sealed class SmtpSession(Stream stream, SmtpScript script, Action<SmtpMail> received)
{
    private const string Challenge = "<1896.697170952@test>";

    private Stream _stream = stream;
    private string _user = "";
    private string _from = "";
    private List<string> _to = [];
    private int _taken;

    public async Task RunAsync(CancellationToken ct)
    {
        await Task.Delay(script.GreetingDelay, ct);
        if (script.ImplicitTls)
            await EncryptAsync(ct);
        if (!await InsteadAsync("GREETING", ct))
            await SayAsync("220 test ESMTP", ct);
        while (_taken < script.MessagesPerConnection && await LineAsync(ct) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await SayAsync("221 bye", ct);
                return;
            }
            if (!await InsteadAsync(verb, ct) && !await AnswerAsync(verb, line, ct))
                return;
        }
    }

    /// <summary>Gives the scripted reply, if there is one.</summary>
    private async Task<bool> InsteadAsync(string verb, CancellationToken ct)
    {
        if (script.Instead(verb, _taken) is not { } reply)
            return false;
        if (reply == SmtpScript.HangUp)
            throw new IOException("The script hangs up.");
        if (reply.Length > 0)
            await SayAsync(reply, ct);
        return true;
    }

    private async Task EncryptAsync(CancellationToken ct)
    {
        var tls = new SslStream(_stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = script.Certificate }, ct);
        _stream = tls;
    }

    /// <summary>Answers one command; false when the connection is to be closed.</summary>
    private async Task<bool> AnswerAsync(string verb, string line, CancellationToken ct)
    {
        switch (verb)
        {
            case "EHLO":
                await SayAsync(string.Concat(Offers().Select(o => $"250-{o}\r\n")) + "250 HELP", ct);
                return true;
            case "STARTTLS" when script.Certificate is not null:
                await SayAsync("220 go ahead", ct);
                await EncryptAsync(ct);
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
        if (script.Utf8)
        {
            yield return "8BITMIME";
            yield return "SMTPUTF8";
        }
        if (script.Size > 0)
            yield return $"SIZE {script.Size}";
        if (script.Certificate is not null && _stream is not SslStream)
            yield return "STARTTLS";
        else if (script.Auth.Length > 0)
            yield return $"AUTH {script.Auth}";
    }

    private async Task LogInAsync(string line, CancellationToken ct)
    {
        // AUTH method [first answer]
        var parts = line.Split(' ');
        var first = parts.Length > 2 ? parts[2] : null;
        var good = script.Account is { } account && parts[1] switch
        {
            "LOGIN" => (Decode(first ?? await AskAsync("334 VXNlcm5hbWU6", ct)), Decode(await AskAsync("334 UGFzc3dvcmQ6", ct))) == account,
            "PLAIN" => Decode(first ?? await AskAsync("334 ", ct)).Split('\0') is [_, var user, var password] && (user, password) == account,
            "CRAM-MD5" => Decode(await AskAsync("334 " + Encode(Challenge), ct)) == $"{account.User} {Digest(account.Password)}",
            "XOAUTH2" => Decode(first ?? await AskAsync("334 ", ct)) == $"user={account.User}\u0001auth=Bearer {account.Password}\u0001\u0001",
            "OAUTHBEARER" => Decode(first ?? await AskAsync("334 ", ct)).Contains($"\u0001auth=Bearer {account.Password}\u0001", StringComparison.Ordinal),
            _ => false,
        };
        if (good)
        {
            _user = script.Account!.Value.User;
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
        for (var lines = 1; await LineAsync(ct) is { } line; lines++)
        {
            if (lines == script.DataLines)
                return false;
            if (line != ".")
            {
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                continue;
            }
            _taken++;
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

    /// <summary>Lines are read as Latin-1; an address may be UTF-8.</summary>
    private static string Address(string line) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line[(line.IndexOf('<') + 1)..line.IndexOf('>')]));

    private static string Digest(string password) =>
        Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(Challenge)));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}

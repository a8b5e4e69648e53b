using System.Net;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Opens connections to the configured server and logs in there: with a password by the strongest way both sides know, or with a token.</summary>
internal sealed class SmtpLogIn(MailOptions options)
{
    private readonly AccessTokens? _tokens = options.TokenCommand.Length > 0 ? new AccessTokens(options.TokenCommand) : null;

    /// <summary>A client that is connected and logged in.</summary>
    public async Task<SmtpClient> ConnectAsync(CancellationToken ct)
    {
        if (options.UserName.Length == 0)
            return await ConnectAsync(_ => Task.CompletedTask, ct);
        if (_tokens is null)
            return await ConnectAsync(client => client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(options.UserName, options.Password), ct), ct);
        while (true)
        {
            var (token, cached) = await _tokens.GetAsync(ct);
            try
            {
                return await ConnectAsync(client => client.AuthenticateAsync(Bearer(client, token), ct), ct);
            }
            catch (AuthenticationException)
            {
                _tokens.Forget(token);
                // One that served before has run out; one that is new is refused for another reason.
                if (!cached)
                    throw;
            }
        }
    }

    private async Task<SmtpClient> ConnectAsync(Func<SmtpClient, Task> authenticate, CancellationToken ct)
    {
        // The lists of revoked certificates are out of reach from many a bureau's network; trust and name are checked.
        var client = new SmtpClient { Timeout = options.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(options.Host.Trim('[', ']'), options.Port, options.Tls switch
            {
                MailTls.Implicit => SecureSocketOptions.SslOnConnect,
                MailTls.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, ct);
            await authenticate(client);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SaslMechanism Bearer(SmtpClient client, string token) =>
        client.AuthenticationMechanisms.Contains("OAUTHBEARER") && !client.AuthenticationMechanisms.Contains("XOAUTH2")
            ? new SaslMechanismOAuthBearer(options.UserName, token)
            : new SaslMechanismOAuth2(options.UserName, token);
}

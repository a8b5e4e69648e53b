using System.Net;
using System.Text;
using MailKit;
using MailKit.Security;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Opens connections to a configured server and logs in there: with a password by the strongest way both sides know, or with a token.</summary>
internal sealed class LogIn<TClient>(MailServer server) where TClient : MailService, new()
{
    private readonly AccessTokens? _tokens = server.TokenCommand.Length > 0 ? new AccessTokens(server.TokenCommand) : null;

    /// <summary>A client that is connected and logged in.</summary>
    public async Task<TClient> ConnectAsync(CancellationToken ct)
    {
        if (server.UserName.Length == 0)
            return await ConnectAsync(_ => Task.CompletedTask, ct);
        if (_tokens is null)
            return await ConnectAsync(client => client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(server.UserName, server.Password), ct), ct);
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

    private async Task<TClient> ConnectAsync(Func<TClient, Task> authenticate, CancellationToken ct)
    {
        // The lists of revoked certificates are out of reach from many a bureau's network; trust and name are checked.
        var client = new TClient { Timeout = server.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(server.Host.Trim('[', ']'), server.Port, server.Tls switch
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

    private SaslMechanism Bearer(TClient client, string token) =>
        client.AuthenticationMechanisms.Contains("OAUTHBEARER") && !client.AuthenticationMechanisms.Contains("XOAUTH2")
            ? new SaslMechanismOAuthBearer(server.UserName, token)
            : new SaslMechanismOAuth2(server.UserName, token);
}

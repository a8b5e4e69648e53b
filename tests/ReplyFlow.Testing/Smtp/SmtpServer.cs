using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ReplyFlow.Testing.Smtp;

/// <summary>A mail server on a free loopback port of this process that behaves as a script says.</summary>
public sealed class SmtpServer : LoopbackServer
{
    private readonly ConcurrentQueue<SmtpMail> _received = new();
    private readonly SmtpScript _script;
    private int _connections;
    private int _open;

    /// <summary>Starts listening.</summary>
    public SmtpServer(SmtpScript? script = null)
    {
        _script = script ?? new();
        Listen();
    }

    /// <summary>Every message whose data arrived in full, accepted or not, in order.</summary>
    public IReadOnlyList<SmtpMail> Received => [.. _received];

    /// <summary>Connections accepted so far.</summary>
    public int Connections => _connections;

    /// <summary>Connections now open.</summary>
    public int Open => _open;

    /// <inheritdoc />
    protected override async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _open);
        using (client)
        {
            try
            {
                await new SmtpSession(client.GetStream(), _script, _received.Enqueue).RunAsync(stop);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                // The other side went away, or the server stops.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}

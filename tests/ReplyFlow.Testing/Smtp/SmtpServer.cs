using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ReplyFlow.Testing.Smtp;

/// <summary>A mail server on a free loopback port of this process that behaves as a script says.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SmtpMail> _received = new();
    private readonly SmtpScript _script;
    private readonly Task _accepting;
    private int _connections;
    private int _open;

    /// <summary>Starts listening.</summary>
    public SmtpServer(SmtpScript? script = null)
    {
        _script = script ?? new();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message whose data arrived in full, accepted or not, in order.</summary>
    public IReadOnlyList<SmtpMail> Received => [.. _received];

    /// <summary>Connections accepted so far.</summary>
    public int Connections => _connections;

    /// <summary>Connections now open.</summary>
    public int Open => _open;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _open);
        using (client)
        {
            try
            {
                await new SmtpSession(client.GetStream(), _script, _received.Enqueue).RunAsync(_stop.Token);
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

using System.Net;
using System.Net.Sockets;

namespace ReplyFlow.Testing;

/// <summary>Ports of this machine that nobody else reaches.</summary>
public static class Loopback
{
    /// <summary>One that was free a moment ago, for a program that has to be told its port.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

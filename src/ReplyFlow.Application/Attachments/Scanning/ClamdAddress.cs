using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>Where clamd listens: <c>tcp://host:port</c> or <c>unix:/path</c>.</summary>
/// <param name="EndPoint">The same for a socket.</param>
internal sealed record ClamdAddress(EndPoint EndPoint)
{
    private const string Tcp = "tcp://";
    private const string Unix = "unix:";

    /// <summary>What is expected, to go on after “应为”.</summary>
    public const string Expected = "空（不扫描）、tcp://主机:端口 或 unix:/套接字的路径";

    /// <summary>A socket that can be connected there.</summary>
    public Socket NewSocket() => EndPoint is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Reads it; null where it is none.</summary>
    public static ClamdAddress? Find(string text)
    {
        try
        {
            if (text.StartsWith(Unix, StringComparison.Ordinal) && Path.IsPathFullyQualified(text[Unix.Length..]))
                return new ClamdAddress(new UnixDomainSocketEndPoint(text[Unix.Length..]));
            if (!text.StartsWith(Tcp, StringComparison.Ordinal))
                return null;
            var rest = text[Tcp.Length..];
            var colon = rest.LastIndexOf(':');
            var host = colon < 0 ? "" : rest[..colon].Trim('[', ']');
            return Uri.CheckHostName(host) != UriHostNameType.Unknown
                && int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
                ? new ClamdAddress(new DnsEndPoint(host, port)) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // A path longer than a socket's may be.
            return null;
        }
    }
}

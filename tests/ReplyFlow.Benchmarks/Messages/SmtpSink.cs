using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReplyFlow.Benchmarks.Messages;

/// <summary>
/// An SMTP server in a process of its own that takes everything and keeps nothing, so that little of the machine goes to it:
/// <c>smtp-sink</c> prints its port on loopback, and ends when its input does.
/// </summary>
internal static class SmtpSink
{
    public const string Verb = "smtp-sink";

    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        _ = Task.Run(async () =>
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        });
        await Console.In.ReadToEndAsync();
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        await SayAsync(stream, "220 sink");
        var buffer = new byte[64 * 1024];
        var (filled, inData) = (0, false);
        while (await stream.ReadAsync(buffer.AsMemory(filled)) is > 0 and var read)
        {
            filled += read;
            var ends = inData ? "\r\n.\r\n"u8 : "\r\n"u8;
            if (buffer.AsSpan(0, filled).IndexOf(ends) is >= 0 and var at)
            {
                var line = inData ? "." : Encoding.ASCII.GetString(buffer, 0, at).ToUpperInvariant();
                (filled, inData) = (0, line == "DATA");
                if (line.StartsWith("EHLO", StringComparison.Ordinal))
                    await SayAsync(stream, "250-sink\r\n250 8BITMIME");
                else
                    await SayAsync(stream, inData ? "354 go on" : "250 ok");
            }
            else if (filled > buffer.Length - 4096)
            {
                // All but what an end could begin in is read for good.
                buffer.AsSpan(filled - 4, 4).CopyTo(buffer);
                filled = 4;
            }
        }
    }

    private static Task SayAsync(NetworkStream stream, string line) => stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n")).AsTask();
}

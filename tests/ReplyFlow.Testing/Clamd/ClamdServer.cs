using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace ReplyFlow.Testing.Clamd;

/// <summary>What a <see cref="ClamdServer"/> does with a file.</summary>
public enum ClamdMood
{
    /// <summary>Finds the same as <see cref="ClamdProcess"/>.</summary>
    Works,

    /// <summary>Takes everything and says nothing.</summary>
    Silent,

    /// <summary>Closes the connection in the middle of the file.</summary>
    Leaves,

    /// <summary>Says that something is wrong with it.</summary>
    Errs,

    /// <summary>Says in the middle of the file that it is too large, and closes the connection.</summary>
    TooLarge,

    /// <summary>Speaks another language.</summary>
    Babbles,

    /// <summary>Says that it found something without a name.</summary>
    Nameless,

    /// <summary>Sends an answer without an end.</summary>
    Endless,
}

/// <summary>A stand-in for clamd on a free loopback port of this process.</summary>
public sealed class ClamdServer : LoopbackServer
{
    private int _scans;

    /// <summary>Starts listening.</summary>
    public ClamdServer()
    {
        Listen();
        Address = $"tcp://127.0.0.1:{Port}";
    }

    /// <summary>As the product's setting names it.</summary>
    public string Address { get; }

    /// <summary>What it does from now on.</summary>
    public ClamdMood Mood { get; set; }

    /// <summary>What it finds, beside the text of <see cref="ClamdProcess"/>; null for nothing.</summary>
    public string? AlsoFinds { get; set; }

    /// <summary>Files that it was asked about.</summary>
    public int Scans => _scans;

    /// <inheritdoc />
    protected override async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var answer = await CommandAsync(stream, stop) == "zVERSION" ? "ClamAV 1.4.6/27001/Mon Apr 20 08:00:00 2026" : await ScanAsync(stream, stop);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"), stop);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side went away, or the server stops.
            }
        }
    }

    private async Task<string> CommandAsync(NetworkStream stream, CancellationToken stop)
    {
        var command = new StringBuilder();
        for (var one = new byte[1]; ; command.Append((char)one[0]))
        {
            await stream.ReadExactlyAsync(one, stop);
            if (one[0] == 0)
                return command.ToString();
        }
    }

    private async Task<string> ScanAsync(NetworkStream stream, CancellationToken stop)
    {
        Interlocked.Increment(ref _scans);
        using var content = new MemoryStream();
        for (var length = new byte[4]; ;)
        {
            await stream.ReadExactlyAsync(length, stop);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
                break;
            if (Mood == ClamdMood.TooLarge)
                return "INSTREAM size limit exceeded. ERROR";
            if (Mood == ClamdMood.Leaves)
                throw new IOException("Gone.");
            await stream.ReadExactlyAsync(piece, stop);
            content.Write(piece);
        }
        switch (Mood)
        {
            case ClamdMood.Silent:
                await Task.Delay(Timeout.Infinite, stop);
                break;
            case ClamdMood.Endless:
                while (true)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes("stream: "), stop);
        }
        var text = Encoding.Latin1.GetString(content.ToArray());
        return Mood switch
        {
            ClamdMood.Errs => "stream: Can't allocate memory ERROR",
            ClamdMood.Babbles => "220 mail.example ESMTP",
            ClamdMood.Nameless => "stream:  FOUND",
            _ => text.Contains(ClamdProcess.Virus, StringComparison.Ordinal) || (AlsoFinds is { } more && text.Contains(more, StringComparison.Ordinal))
                ? $"stream: {ClamdProcess.Signature} FOUND" : "stream: OK",
        };
    }
}

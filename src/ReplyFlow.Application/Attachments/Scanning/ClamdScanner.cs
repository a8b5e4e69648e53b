using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>ClamAV's daemon, by its command INSTREAM: pieces behind their lengths, and a line that says what is in them.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="patience">How long one question may take; two minutes, as long as clamd itself gives a file, where nothing is said.</param>
internal sealed class ClamdScanner(ClamdAddress address, TimeSpan? patience = null) : VirusScanner
{
    private const int Piece = 64 * 1024;
    private const int LongestReply = 4096;
    private const string Found = " FOUND";
    private const string Subject = "stream: ";

    /// <inheritdoc />
    public override bool IsOn => true;

    /// <inheritdoc />
    public override async Task<string> VersionAsync(CancellationToken ct)
    {
        var reply = await AskAsync("VERSION", null, ct);
        return reply.StartsWith("ClamAV ", StringComparison.Ordinal) ? Kept(reply) : throw Unexpected(reply);
    }

    /// <inheritdoc />
    public override async Task<ScanResult> ScanAsync(Stream content, CancellationToken ct)
    {
        var version = await VersionAsync(ct);
        var reply = await AskAsync("INSTREAM", content, ct);
        if (reply == Subject + "OK")
            return new ScanResult("", version);
        if (reply.StartsWith(Subject, StringComparison.Ordinal) && reply.EndsWith(Found, StringComparison.Ordinal)
            && Kept(reply[Subject.Length..^Found.Length]) is { Length: > 0 } signature)
            return new ScanResult(signature, version);
        throw reply.Contains("size limit exceeded", StringComparison.Ordinal)
            ? new ScanException("The file is larger than clamd's StreamMaxLength.", isTooLarge: true) : Unexpected(reply);
    }

    private async Task<string> AskAsync(string command, Stream? content, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(patience ?? TimeSpan.FromMinutes(2));
        try
        {
            using var socket = address.NewSocket();
            await socket.ConnectAsync(address.EndPoint, time.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"z{command}\0"), time.Token);
            // It may answer before it has everything, and read no more: then what it said counts, not that nothing more can be sent.
            var reply = ReplyAsync(stream, time.Token);
            try
            {
                if (content is not null)
                    await SendAsync(content, stream, reply, time.Token);
            }
            catch (IOException)
            {
                // The reply says why, or fails in the same way.
            }
            return await reply;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new ScanException("clamd did not answer in time.", inner: e);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new ScanException($"clamd cannot be asked: {e.Message}", inner: e);
        }
    }

    private static async Task SendAsync(Stream content, NetworkStream stream, Task reply, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(sizeof(int) + Piece);
        try
        {
            content.Position = 0;
            int length;
            do
            {
                length = await content.ReadAtLeastAsync(buffer.AsMemory(sizeof(int), Piece), Piece, throwOnEndOfStream: false, ct);
                BinaryPrimitives.WriteInt32BigEndian(buffer, length);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + length), ct);
            }
            while (length == Piece && !reply.IsCompleted);
            // A length of zero is the end.
            if (length is > 0 and < Piece)
                await stream.WriteAsync(new byte[sizeof(int)], ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<string> ReplyAsync(NetworkStream stream, CancellationToken ct)
    {
        var buffer = new byte[LongestReply];
        for (var length = 0; length < buffer.Length;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), ct);
            var end = buffer.AsSpan(0, length + read).IndexOf((byte)0);
            if (end >= 0)
                return Encoding.UTF8.GetString(buffer, 0, end);
            if (read == 0)
                throw new IOException("it closed the connection.");
            length += read;
        }
        throw new IOException("its answer has no end.");
    }

    private static string Kept(string text) => OutsideText.Clean(text.Trim(), oneLine: true, AttachmentScan.MaxWords);

    private static ScanException Unexpected(string reply) => new($"clamd answered “{Kept(reply)}”.");
}

using System.IO.Compression;

namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>
/// Whether a PDF acts, brings files along, or is an archive beside. Objects may be packed into streams; of every packed stream the
/// beginning is looked at, and what may be objects is unpacked within bounds, whatever the stream is said to be.
/// </summary>
internal static class PdfCheck
{
    /// <summary>Most bytes that packed objects may unpack to.</summary>
    public const long MostUnpacked = 64L << 20;

    private const int Piece = 16 * 1024;

    /// <summary>Why it is refused; null where it is not.</summary>
    public static async Task<string?> FaultAsync(Stream content, CancellationToken ct)
    {
        var scan = new PdfScan();
        await scan.RunAsync(content, ct);
        if (scan.Fault is not null)
            return scan.Fault;
        var actions = new PdfActions();
        await actions.ScanAsync(content, ct);
        var buffer = new byte[Piece];
        var left = MostUnpacked;
        foreach (var (at, holdsObjects) in scan.Packed)
        {
            ct.ThrowIfCancellationRequested();
            var packed = PdfPacked.Of(actions, content, at);
            content.Position = at;
            using var unpacked = new ZLibStream(content, CompressionMode.Decompress, leaveOpen: true);
            var read = Read(unpacked, buffer.AsSpan(0, PdfNames.Window));
            if (!BeginsWithNumbers(buffer.AsSpan(0, read)))
            {
                if (holdsObjects)
                    return scan.Closed;
                continue;
            }
            if (Objects(unpacked, buffer, read, packed, ref left) is { } fault)
                return fault;
            actions.End();
        }
        return actions.Fault;
    }

    /// <summary>Whether all streams of a PDF together unpack to no more than so many bytes; null where that cannot be told.</summary>
    public static async Task<bool?> UnpacksWithinAsync(Stream content, long most, CancellationToken ct)
    {
        var scan = new PdfScan();
        await scan.RunAsync(content, ct);
        var buffer = new byte[Piece];
        foreach (var (at, _) in scan.Packed)
        {
            ct.ThrowIfCancellationRequested();
            content.Position = at;
            using var unpacked = new ZLibStream(content, CompressionMode.Decompress, leaveOpen: true);
            for (int read; most >= 0 && (read = Read(unpacked, buffer)) > 0;)
                most -= read;
        }
        return most < 0 ? false : scan.IsOpaque ? null : true;
    }

    /// <summary>Unpacks a stream, of which so many bytes are in the buffer, and looks for names.</summary>
    private static string? Objects(ZLibStream unpacked, byte[] buffer, int filled, PdfPacked? packed, ref long left)
    {
        packed?.Feed(buffer.AsSpan(0, filled));
        for (int begin = 0, read = 1; read > 0; left -= read)
        {
            read = Read(unpacked, buffer.AsSpan(filled));
            packed?.Feed(buffer.AsSpan(filled, read));
            filled += read;
            var end = read > 0 ? Math.Max(begin, filled - PdfNames.Window) : filled;
            for (var at = begin; buffer.AsSpan(at, end - at).IndexOf((byte)'/') is >= 0 and var next; at++)
            {
                at += next;
                // Where it is not told which object begins where, nobody can say what an action out of the file waits for.
                if (PdfNames.Acts(buffer.AsSpan(at, filled - at), isText: true, out var name) || (packed is null && PdfOpening.Leading.Contains(name)))
                    return PdfFaults.Acts(name);
            }
            if (left < 0)
                return PdfFaults.TooMuch;
            buffer.AsSpan(end, filled - end).CopyTo(buffer);
            (filled, begin) = (filled - end, 0);
        }
        return null;
    }

    /// <summary>An object's number and where it stands come first.</summary>
    private static bool BeginsWithNumbers(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimStart(PdfNames.Blanks);
        var first = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first <= 0 || !PdfNames.Blanks.Contains(text[first]))
            return false;
        text = text[first..].TrimStart(PdfNames.Blanks);
        return text.Length > 0 && char.IsAsciiDigit((char)text[0]);
    }

    /// <summary>Fills a buffer as far as the stream can be read: programs show what stands before a damage.</summary>
    private static int Read(ZLibStream unpacked, Span<byte> buffer)
    {
        var filled = 0;
        try
        {
            for (int read; filled < buffer.Length && (read = unpacked.Read(buffer[filled..])) > 0;)
                filled += read;
        }
        catch (InvalidDataException)
        {
            // The rest is not shown by anything either.
        }
        return filled;
    }
}

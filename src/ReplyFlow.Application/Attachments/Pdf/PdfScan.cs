using System.Buffers.Binary;

namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>
/// Goes once over a PDF's bytes, a piece at a time, whatever its table of contents says: names that act are found anywhere, an archive
/// that hides in it too; streams that may hold objects are remembered, to be unpacked afterwards.
/// </summary>
internal sealed class PdfScan
{
    private const int Piece = 64 * 1024;
    private const int MostStreams = 100_000;
    private static readonly System.Buffers.SearchValues<byte> Starts = System.Buffers.SearchValues.Create("/Ps"u8);

    private static readonly HashSet<string> OtherCodings =
        ["ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt"];

    private bool _awaitsObjects;
    private int _codings;
    private bool _isProtected;
    private bool _isClosed;

    /// <summary>Where packed streams begin, and whether they were said to hold objects.</summary>
    public List<(long At, bool HoldsObjects)> Packed { get; } = [];

    /// <summary>Whether a stream is coded twice, or otherwise than by Flate or as a picture: how large it becomes cannot be told here.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Why it is refused where objects cannot be looked into.</summary>
    public string Closed => _isProtected ? PdfFaults.Protected : PdfFaults.Closed;

    /// <summary>Why the file is refused; null where nothing was found.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes over it.</summary>
    public async Task RunAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var buffer = new byte[Piece];
        // Each piece keeps what stands before its first new byte, so that nothing is cut in two.
        for (int kept = 0, begin = 0, read = 1; read > 0 && Fault is null;)
        {
            read = await content.ReadAtLeastAsync(buffer.AsMemory(kept), Piece - kept, throwOnEndOfStream: false, ct);
            var filled = kept + read;
            var end = read > 0 ? Math.Max(begin, filled - PdfNames.Window) : filled;
            Look(buffer.AsSpan(0, filled), begin, end, content.Position - filled);
            var from = Math.Max(0, end - 3);
            buffer.AsSpan(from, filled - from).CopyTo(buffer);
            (kept, begin) = (filled - from, end - from);
        }
        if (_isClosed)
            Fault ??= Closed;
    }

    private void Look(ReadOnlySpan<byte> bytes, int begin, int end, long offset)
    {
        for (var at = begin; Fault is null; at++)
        {
            var next = bytes[at..end].IndexOfAny(Starts);
            if (next < 0)
                return;
            at += next;
            var here = bytes[at..];
            if (here[0] == '/')
                Name(here);
            else if (here[0] == 'P' && IsArchive(here))
                Fault = PdfFaults.Archive;
            else if (here.StartsWith("stream"u8) && !bytes[..at].EndsWith("end"u8))
                Stream(here, offset + at);
        }
    }

    private void Name(ReadOnlySpan<byte> here)
    {
        if (PdfNames.Acts(here, isText: false, out var name))
            Fault = PdfFaults.Acts(name);
        _awaitsObjects |= name == PdfNames.ObjectStream;
        _isProtected |= name == PdfNames.Encryption;
        IsOpaque |= OtherCodings.Contains(name) || (name is "FlateDecode" or "Fl" && ++_codings > 1);
    }

    private void Stream(ReadOnlySpan<byte> here, long at)
    {
        var data = here["stream".Length..].TrimStart(PdfNames.Blanks);
        // What needs a dictionary of its own, no program unpacks.
        var isPacked = data.Length > 1 && (data[0] & 15) == 8 && data[0] < 0x80 && (data[1] & 32) == 0
            && BinaryPrimitives.ReadUInt16BigEndian(data) % 31 == 0;
        if (isPacked)
            Packed.Add((at + here.Length - data.Length, _awaitsObjects));
        // In any other code nobody looks into objects here; not packed at all, nobody writes them.
        else if (_awaitsObjects)
            _isClosed = true;
        if (Packed.Count > MostStreams)
            Fault = PdfFaults.TooMuch;
        _awaitsObjects = false;
        _codings = 0;
    }

    /// <summary>A file of an archive, or an archive's end.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> here) => here.StartsWith("PK\x05\x06\0\0\0\0"u8)
        || (here.StartsWith("PK\x03\x04"u8) && here.Length > 9 && here[4] < 64 && here[5] == 0 && here[8] < 100 && here[9] == 0);
}

namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>
/// Follows what a PDF does by itself from object to object, however deep and in whatever order: an action that leads out of the file may be referred
/// to by what waits for a click, and by nothing else.
/// </summary>
internal sealed class PdfActions
{
    private const int Piece = 64 * 1024;
    private const int Before = 48;
    private const int MostAtOnce = 8;
    private const int MostNumber = 8_388_607;

    private readonly List<PdfValue> _reading = [];
    private readonly Dictionary<int, string> _leading = [];
    private byte[] _referred = new byte[1024];
    private string? _fault;

    /// <summary>Why it is refused by what has been read so far; null where it is not.</summary>
    public string? Fault => _fault ?? (_leading.Where(l => IsReferred(l.Key)).Select(l => PdfFaults.Acts(l.Value)).FirstOrDefault());

    /// <summary>Reads the objects that stand in the open, wherever one begins.</summary>
    public async Task ScanAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var buffer = new byte[Piece];
        for (int kept = 0, read = 1; read > 0 && _fault is null;)
        {
            read = await content.ReadAtLeastAsync(buffer.AsMemory(kept), Piece - kept, throwOnEndOfStream: false, ct);
            Look(buffer.AsSpan(0, kept + read), kept);
            var from = Math.Max(0, kept + read - Before);
            buffer.AsSpan(from, kept + read - from).CopyTo(buffer);
            kept = kept + read - from;
        }
        _reading.Clear();
    }

    /// <summary>An object begins with the next byte.</summary>
    public void Begin(int number)
    {
        if (_reading.Count == MostAtOnce)
            Refuse(PdfFaults.TooMuch);
        _reading.Add(new PdfValue(number, this));
    }

    /// <summary>The next bytes of those that have begun.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length && _reading.Count > 0 && _fault is null; at++)
        {
            foreach (var value in _reading)
                value.Feed(bytes[at]);
            _reading.RemoveAll(static v => v.IsDone);
        }
    }

    /// <summary>A stream of objects ends, and with it what was not closed.</summary>
    public void End() => _reading.Clear();

    /// <summary>An object is an action that leads out of the file.</summary>
    public void Lead(int number, string name) => _leading[number] = name;

    /// <summary>Something that waits for no click refers to an object.</summary>
    public void Refer(int number)
    {
        if (number > MostNumber)
            return;
        if (number / 8 >= _referred.Length)
            Array.Resize(ref _referred, Math.Max((number / 8) + 1, 2 * _referred.Length));
        _referred[number / 8] |= (byte)(1 << (number % 8));
    }

    /// <summary>It is refused.</summary>
    public void Refuse(string fault) => _fault ??= fault;

    private bool IsReferred(int number) => number / 8 < _referred.Length && (_referred[number / 8] & (1 << (number % 8))) != 0;

    private void Look(ReadOnlySpan<byte> bytes, int from)
    {
        var fed = from;
        for (var at = Math.Max(0, from - 2); bytes[at..].IndexOf("obj"u8) is >= 0 and var next;)
        {
            at += next + 3;
            if (at <= from)
                continue;
            Feed(bytes[fed..at]);
            fed = at;
            if (Number(bytes[Math.Max(0, at - Before)..(at - 3)]) is { } number)
                Begin(number);
        }
        Feed(bytes[fed..]);
    }

    /// <summary>The number of an object before the word that begins it: a number and a generation come first.</summary>
    private static int? Number(ReadOnlySpan<byte> before)
    {
        var rest = before.TrimEnd(PdfNames.Blanks);
        var generation = rest.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
        if (generation == rest.Length || generation == 0)
            return null;
        rest = rest[..generation].TrimEnd(PdfNames.Blanks);
        var start = rest.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1;
        return rest.Length < generation && System.Buffers.Text.Utf8Parser.TryParse(rest[start..], out int number, out _) ? number : null;
    }
}

using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// Finds the metadata of a file of this product (<see cref="XmpPacket"/>) in bytes that come piece by piece and may be anything: of no file
/// more is kept than a packet may be long, and of what is not closed within that nothing.
/// </summary>
public sealed class MetadataScanner
{
    /// <summary>Longest packet that is read, in bytes; the product's own have about two thousand.</summary>
    public const int MaxPacket = 32 * 1024;

    /// <summary>Most packets that are read: each saving by another program may add one.</summary>
    public const int MaxPackets = 4;

    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";

    private readonly List<PdfMetadata> _found = [];
    private readonly byte[] _buffer = new byte[2 * MaxPacket];
    private int _length;
    private int _packets;

    private static ReadOnlySpan<byte> Opening => "<x:xmpmeta"u8;

    private static ReadOnlySpan<byte> Closing => "</x:xmpmeta>"u8;

    /// <summary>What was found so far, in the order of the file.</summary>
    public IReadOnlyList<PdfMetadata> Found => _found;

    /// <summary>Looks at the next bytes of the file.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && _packets < MaxPackets)
        {
            var taken = Math.Min(bytes.Length, _buffer.Length - _length);
            bytes[..taken].CopyTo(_buffer.AsSpan(_length));
            _length += taken;
            bytes = bytes[taken..];
            while (_packets < MaxPackets && TakePacket()) { }
        }
    }

    /// <summary>Takes one packet out of the buffer, or throws away what can no longer become one.</summary>
    /// <returns>Whether there may be another.</returns>
    private bool TakePacket()
    {
        var held = _buffer.AsSpan(0, _length);
        if (held.IndexOf(Opening) is var start && start < 0)
        {
            Keep(Math.Max(0, _length - Opening.Length + 1));
            return false;
        }
        var end = held[start..].IndexOf(Closing);
        if (end < 0)
        {
            Keep(_length - start > MaxPacket ? _length : start);
            return false;
        }
        end += start + Closing.Length;
        _packets++;
        if (end - start <= MaxPacket && Read(_buffer.AsMemory(start, end - start)) is { } found)
            _found.Add(found);
        Keep(end);
        return true;
    }

    private void Keep(int from)
    {
        _buffer.AsSpan(from, _length - from).CopyTo(_buffer);
        _length -= from;
    }

    private static PdfMetadata? Read(ReadOnlyMemory<byte> packet)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(packet.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            var date = root.Descendants(Xmp + "CreateDate").Select(d => d.Value)
                .Concat(root.Descendants(Rdf + "Description").Attributes(Xmp + "CreateDate").Select(a => a.Value)).FirstOrDefault();
            return DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var created)
                ? new PdfMetadata(Text(root, "title"), Text(root, "creator"), Text(root, "description"),
                    DateOnly.FromDateTime(created.ToOffset(TimeSpan.FromHours(8)).DateTime)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Text(XElement root, string name) =>
        root.Descendants(Dc + name).Descendants(Rdf + "li").Select(l => l.Value.Trim()).FirstOrDefault() ?? "";
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The objects of a PDF and its cross-reference table (ISO 32000-1, 7.5). No object streams: PDF/A-1 has none.</summary>
internal sealed class PdfFile : IDisposable
{
    /// <summary>zlib's usual level.</summary>
    public const int DefaultLevel = 6;

    /// <summary>
    /// For glyph outlines, which are most of a letter: level 1 has fixed codes and is a fifth larger, higher levels take
    /// longer and gain less than a hundredth (docs/decisions/010-pdf-writer.md).
    /// </summary>
    public const int OutlineLevel = 2;

    private const int LengthDigits = 8;

    private readonly PdfBuffer _output = new(1 << 18);
    private readonly List<int> _offsets = [0];

    public PdfFile(string version) =>
        _output.Raw($"%PDF-{version}\n%").Bytes([0xE5, 0xAD, 0x97, 0xE6]).Raw("\n");

    /// <summary>Takes the next object number; the object is written later.</summary>
    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    /// <summary>Writes a reserved object.</summary>
    public void Write(int id, Action<PdfBuffer> body)
    {
        Begin(id);
        body(_output);
        _output.Raw("\nendobj\n");
    }

    /// <summary>Writes an object and gives its number.</summary>
    public int Add(Action<PdfBuffer> body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    /// <summary>Writes a stream, compressed.</summary>
    /// <param name="data">Its bytes.</param>
    /// <param name="entries">Further entries of its dictionary, or empty.</param>
    /// <param name="level">How hard to compress, 1 to 9.</param>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "", int level = DefaultLevel)
    {
        var id = Reserve();
        WriteStream(id, data, entries, level);
        return id;
    }

    /// <summary>Writes a reserved stream, compressed.</summary>
    public void WriteStream(int id, ReadOnlySpan<byte> data, string entries = "", int level = DefaultLevel)
    {
        // Packed straight into the file; the length, known only afterwards, is put into the room left for it.
        Begin(id);
        _output.Raw("<< ").Raw(entries).Raw(" /Filter /FlateDecode /Length ");
        var lengthAt = _output.Length;
        _output.Raw(new string(' ', LengthDigits)).Raw(" >>\nstream\n");
        var start = _output.Length;
        using (var zlib = new ZLibStream(new PdfBufferStream(_output), new ZLibCompressionOptions { CompressionLevel = level })) zlib.Write(data);
        _output.Patch(lengthAt, (_output.Length - start).ToString(CultureInfo.InvariantCulture).PadRight(LengthDigits));
        _output.Raw("\nendstream\nendobj\n");
    }

    /// <summary>Writes a stream as it is: PDF/A wants the metadata readable without decoding.</summary>
    public int AddPlainStream(ReadOnlySpan<byte> data, string entries)
    {
        var id = Reserve();
        Begin(id);
        _output.Raw("<< ").Raw(entries).Raw(" /Length ").Int(data.Length).Raw(" >>\nstream\n").Bytes(data).Raw("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>Writes the cross-reference table and trailer.</summary>
    public byte[] Finish(int root, int info)
    {
        var identity = Convert.ToHexString(SHA256.HashData(_output.Span).AsSpan(0, 16));
        var start = _output.Length;
        _output.Raw("xref\n0 ").Int(_offsets.Count).Raw("\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1)) _output.Raw($"{offset:D10} 00000 n \n");
        _output.Raw("trailer\n<< /Size ").Int(_offsets.Count)
            .Raw(" /Root ").Reference(root).Raw(" /Info ").Reference(info)
            .Raw($" /ID [<{identity}> <{identity}>] >>\nstartxref\n").Int(start).Raw("\n%%EOF\n");
        return _output.ToArray();
    }

    public void Dispose() => _output.Dispose();

    private void Begin(int id)
    {
        if (_offsets[id] != 0) throw new InvalidOperationException($"PDF object {id} is written twice.");
        _offsets[id] = _output.Length;
        _output.Int(id).Raw(" 0 obj\n");
    }
}

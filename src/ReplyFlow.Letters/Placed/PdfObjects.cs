using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>The objects of a PDF that is placed, references followed.</summary>
internal sealed class PdfObjects(PdfDocument document)
{
    /// <summary>What the contents of a file may unpack to, all together: a page of text has a few kilobytes.</summary>
    private const long MostUnpacked = 256L * 1024 * 1024;

    private const int LongestChain = 16;

    private long _unpacked;

    /// <summary>An entry's value, references followed; null where it is absent or null.</summary>
    internal IToken? Get(DictionaryToken dictionary, string key) =>
        dictionary.Data.TryGetValue(key, out var value) ? Resolve(value) : null;

    /// <summary>What a token stands for in the end; null for the null object and a reference to nothing.</summary>
    internal IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < LongestChain; i++)
        {
            if (token is ObjectToken holder)
                token = holder.Data;
            else if (token is IndirectReferenceToken reference)
                token = document.Structure.GetObject(reference.Data);
            else
                return token is NullToken ? null : token;
        }
        throw new PlacedPdfException("PDF 里的引用绕成一圈，已损坏。");
    }

    /// <summary>The dictionary, also a stream's own; null where it is none.</summary>
    internal DictionaryToken? Dictionary(IToken? token) => Resolve(token) switch
    {
        DictionaryToken dictionary => dictionary,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    /// <summary>A name's characters without the slash; null where the value is no name.</summary>
    internal string? Name(DictionaryToken dictionary, string key) => (Get(dictionary, key) as NameToken)?.Data;

    /// <summary>A number; null where the value is none.</summary>
    internal double? Number(DictionaryToken dictionary, string key) => (Get(dictionary, key) as NumericToken)?.Data;

    /// <summary>The names of a stream's filters in their order.</summary>
    internal IReadOnlyList<string> Filters(DictionaryToken stream) => Get(stream, "Filter") switch
    {
        NameToken one => [one.Data],
        ArrayToken many => [.. many.Data.Select(f => (Resolve(f) as NameToken)?.Data ?? "")],
        _ => [],
    };

    /// <summary>The operators of a page or form, unpacked. Every program of today packs them with FlateDecode or not at all.</summary>
    internal byte[] Content(StreamToken stream)
    {
        var filters = Filters(stream.StreamDictionary);
        if (filters.Count > 1 || filters.Any(f => f != "FlateDecode") || Get(stream.StreamDictionary, "DecodeParms") is not null)
            throw new PlacedPdfException("PDF 内容的压缩方式太旧，请用办公软件重新导出为 PDF/A。");
        if (filters.Count == 0)
            return Counted(stream.Data.ToArray());
        using var zlib = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (zlib.Read(buffer) is var read and > 0)
        {
            Count(read);
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    private byte[] Counted(byte[] bytes)
    {
        Count(bytes.Length);
        return bytes;
    }

    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > MostUnpacked)
            throw new PlacedPdfException($"PDF 的内容解开后超过 {MostUnpacked / 1024 / 1024} MB，请缩减。");
    }
}

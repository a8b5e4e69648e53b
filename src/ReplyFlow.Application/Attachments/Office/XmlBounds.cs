using System.Xml;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>
/// Reads XML of strangers in little memory: no document type, and bounds for what a reader holds at once, which are one piece of markup,
/// the names, and the elements that are open.
/// </summary>
internal static class XmlBounds
{
    private const int MostBetween = 4 << 20;
    private const int MostDepth = 1_000;

    /// <summary>Every node up to the end, or to where the caller stops.</summary>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    /// <exception cref="InvalidDataException">It is beyond the bounds.</exception>
    public static IEnumerable<XmlReader> Nodes(Stream xml)
    {
        using var counted = new CountedStream(xml);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, NameTable = new FewNames() };
        using var reader = XmlReader.Create(counted, settings);
        while (reader.Read())
        {
            if (reader.Depth > MostDepth)
                throw new InvalidDataException("The elements are nested too deep.");
            counted.Begin();
            yield return reader;
        }
    }

    /// <summary>Lets no more pass than so many bytes at a time.</summary>
    private sealed class CountedStream(Stream inner) : Stream
    {
        private int _left = MostBetween;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Begin() => _left = MostBetween;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            return (_left -= read) >= 0 ? read : throw new InvalidDataException("A piece of markup is too long.");
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>The names that a reader keeps, of which it keeps a bounded number.</summary>
    private sealed class FewNames : NameTable
    {
        private const int MostNames = 20_000;
        private const int MostCharacters = 1 << 20;

        private int _names, _characters;

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string name) => ++_names <= MostNames && (_characters += name.Length) <= MostCharacters
            ? name : throw new InvalidDataException("There are too many names.");
    }
}

using Microsoft.Win32.SafeHandles;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>
/// The bytes of a font file, read piecewise: Chinese fonts are tens of megabytes, a letter needs some hundred glyphs.
/// Thread-safe. A file stays open from its first reading to <see cref="Close"/>.
/// </summary>
internal sealed class FontData
{
    /// <summary>Larger files are refused; the largest known Chinese collections are about 120 MB.</summary>
    public const long MaximumLength = 512L << 20;

    private readonly ReadOnlyMemory<byte>? _memory;
    private readonly Lock _opening = new();
    private volatile SafeFileHandle? _handle;

    private FontData(string name, ReadOnlyMemory<byte>? memory)
    {
        (Name, _memory) = (name, memory);
        Length = memory?.Length ?? RandomAccess.GetLength(Handle());
        if (Length > MaximumLength) throw new FontFormatException(name, "文件过大");
    }

    public string Name { get; }

    public long Length { get; }

    public static FontData Open(string path) => new(path, null);

    public static FontData FromBytes(string name, ReadOnlyMemory<byte> bytes) => new(name, bytes);

    public FontBytes Read(long offset, long length, string part)
    {
        if (offset < 0 || length < 0 || offset + length > Length)
            throw new FontFormatException(Name, $"{part} 表超出文件末尾（文件可能被截断）");
        if (_memory is { } bytes) return new FontBytes(bytes.Slice((int)offset, (int)length), Name, part);
        var buffer = new byte[length];
        for (var got = 0; got < buffer.Length;)
        {
            var read = RandomAccess.Read(Handle(), buffer.AsSpan(got), offset + got);
            if (read == 0) throw new FontFormatException(Name, "读取时文件变短了");
            got += read;
        }
        return new FontBytes(buffer, Name, part);
    }

    /// <summary>Closes the file until it is read again: a system has more fonts than a process may hold open.</summary>
    public void Close()
    {
        lock (_opening)
        {
            _handle?.Dispose();
            _handle = null;
        }
    }

    private SafeFileHandle Handle()
    {
        if (_handle is { } open) return open;
        lock (_opening)
            return _handle ??= File.OpenHandle(Name, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
    }
}

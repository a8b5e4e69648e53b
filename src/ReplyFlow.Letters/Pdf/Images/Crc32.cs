namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>The checksum of PNG chunks (PNG specification, annex D).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Step)];

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Table[(crc ^ b) & 0xFF] ^ crc >> 8;
        return ~crc;
    }

    private static uint Step(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
        return value;
    }
}

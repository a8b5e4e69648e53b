using System.Buffers.Binary;

namespace ReplyFlow.Application.Attachments;

/// <summary>The one fact of EXIF that a picture cannot be shown without: how the camera was held.</summary>
internal static class Exif
{
    private const ushort OrientationTag = 0x0112;

    /// <summary>1 to 8; null where a segment does not say.</summary>
    public static int? Orientation(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return null;
        var tiff = segment[6..];
        var little = tiff[0] == (byte)'I';
        var at = Word(tiff, 4, little, wide: true);
        if (at > tiff.Length - 2)
            return null;
        var count = Word(tiff, (int)at, little, wide: false);
        for (var i = 0; i < count; i++)
        {
            var entry = at + 2 + (12L * i);
            if (entry + 12 > tiff.Length)
                return null;
            if (Word(tiff, (int)entry, little, wide: false) == OrientationTag)
                return Word(tiff, (int)entry + 8, little, wide: false) is >= 1 and <= 8 and var held ? (int)held : null;
        }
        return null;
    }

    /// <summary>A segment that says it and nothing else, with its marker.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static uint Word(ReadOnlySpan<byte> tiff, int at, bool little, bool wide) => (little, wide) switch
    {
        (true, true) => BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]),
        (false, true) => BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]),
        (true, false) => BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]),
        (false, false) => BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]),
    };
}

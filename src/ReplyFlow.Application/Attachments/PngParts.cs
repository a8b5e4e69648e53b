using System.Buffers.Binary;

namespace ReplyFlow.Application.Attachments;

/// <summary>Copies the parts of a PNG that make the picture.</summary>
internal static class PngParts
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD"];

    /// <summary>Copies it.</summary>
    /// <returns>How many pixels it has.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static long Copy(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[8];
        Read(from, head);
        to.Write(head);
        var pixels = 0L;
        var buffer = new byte[64 * 1024];
        for (var type = ""; type != "IEND";)
        {
            Read(from, head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            type = System.Text.Encoding.ASCII.GetString(head[4..]);
            if (pixels == 0 != (type == "IHDR") || (type == "IHDR" && length != 13))
                throw new InvalidDataException("A PNG begins with its header, and has one.");
            var keeps = Kept.Contains(type);
            if (keeps)
                to.Write(head);
            // The part and its check sum.
            for (var left = length + 4L; left > 0;)
            {
                var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, left));
                Read(from, piece);
                if (type == "IHDR" && pixels == 0)
                    pixels = (long)BinaryPrimitives.ReadUInt32BigEndian(piece) * BinaryPrimitives.ReadUInt32BigEndian(piece[4..]);
                if (keeps)
                    to.Write(piece);
                left -= piece.Length;
            }
            if (pixels <= 0)
                throw new InvalidDataException("The picture has no size.");
        }
        return pixels;
    }

    private static void Read(Stream from, Span<byte> into)
    {
        if (from.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length)
            throw new InvalidDataException("The picture is cut short.");
    }
}

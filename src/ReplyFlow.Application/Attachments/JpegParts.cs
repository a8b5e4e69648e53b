using System.Buffers.Binary;

namespace ReplyFlow.Application.Attachments;

/// <summary>What was found in a JPEG while its picture was copied.</summary>
/// <param name="Pixels">How many it has.</param>
/// <param name="Scans">In how many goes its pixels come; a decoder goes over the whole picture for each.</param>
/// <param name="Orientation">How the camera was held (EXIF, 1 to 8); 1 is upright.</param>
/// <param name="Colours">The segments of its colour profile, without marker and length.</param>
internal sealed record JpegParts(long Pixels, int Scans, int Orientation, IReadOnlyList<byte[]> Colours)
{
    private const byte StartOfScan = 0xDA, End = 0xD9, Comment = 0xFE, App0 = 0xE0, App15 = 0xEF;
    private const int MostColours = 32;

    /// <summary>Nobody's camera writes more.</summary>
    private const int MostScans = 200;

    /// <summary>Copies what makes the picture, up to its end.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static JpegParts Copy(Stream from, Stream to)
    {
        var source = new BufferedStream(from, 64 * 1024);
        var (pixels, orientation, scans, colours) = (0L, 1, 0, new List<byte[]>());
        Take(source, 0xFF);
        Take(source, 0xD8);
        to.Write([0xFF, 0xD8]);
        Take(source, 0xFF);
        for (var marker = Marker(source); marker != End;)
        {
            var body = Body(source);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                pixels = pixels == 0 ? Size(body) : throw new InvalidDataException("A picture has one size.");
            if (marker == 0xE1 && Exif.Orientation(body) is { } held)
                orientation = held;
            var isColour = marker == 0xE2 && body.AsSpan().StartsWith("ICC_PROFILE\0"u8);
            if (isColour && colours.Count < MostColours)
                colours.Add(body);
            if (isColour || !IsAside(marker, body))
            {
                to.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
                to.Write(body);
            }
            if (marker == StartOfScan)
            {
                if (++scans > MostScans || pixels == 0)
                    throw new InvalidDataException("The picture has too many scans, or no size before them.");
                marker = Scan(source, to);
                continue;
            }
            Take(source, 0xFF);
            marker = Marker(source);
        }
        to.Write([0xFF, End]);
        return scans > 0 ? new JpegParts(pixels, scans, orientation, colours) : throw new InvalidDataException("The picture has no pixels.");
    }

    private static long Size(byte[] frame) => frame.Length >= 6 && (long)Word(frame, 1) * Word(frame, 3) is > 0 and var pixels
        ? pixels : throw new InvalidDataException("The picture has no size.");

    private static int Word(byte[] body, int at) => BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(at));

    /// <summary>Whether a segment says something about the picture instead of being it. JFIF's and Adobe's say how its colours are meant.</summary>
    private static bool IsAside(byte marker, byte[] body) => marker == Comment
        || (marker is >= App0 and <= App15
            && !(marker == App0 && body.AsSpan().StartsWith("JFIF\0"u8)) && !(marker == 0xEE && body.AsSpan().StartsWith("Adobe"u8)));

    /// <summary>Copies coded data up to the next marker, which it returns.</summary>
    private static byte Scan(BufferedStream source, Stream to)
    {
        while (true)
        {
            var value = Next(source);
            if (value != 0xFF)
            {
                to.WriteByte(value);
                continue;
            }
            var marker = Marker(source);
            if (marker is not (0 or (>= 0xD0 and <= 0xD7)))
                return marker;
            to.WriteByte(0xFF);
            to.WriteByte(marker);
        }
    }

    /// <summary>The byte after 0xFF, of which there may be several.</summary>
    private static byte Marker(BufferedStream source)
    {
        while (true)
            if (Next(source) is var value && value != 0xFF)
                return value;
    }

    private static byte[] Body(BufferedStream source)
    {
        var length = (Next(source) << 8) | Next(source);
        var body = new byte[length >= 2 ? length - 2 : throw new InvalidDataException("A segment has no length.")];
        return source.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) == body.Length
            ? body : throw new InvalidDataException("The picture is cut short.");
    }

    private static void Take(BufferedStream source, byte expected)
    {
        if (Next(source) != expected)
            throw new InvalidDataException("A segment begins otherwise.");
    }

    private static byte Next(BufferedStream source) =>
        source.ReadByte() is >= 0 and var value ? (byte)value : throw new InvalidDataException("The picture is cut short.");
}

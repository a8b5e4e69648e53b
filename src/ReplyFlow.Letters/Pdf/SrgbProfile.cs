using ReplyFlow.Letters.Binary;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// An ICC version 2 display profile of sRGB: what the colours of every file mean (PDF/A's output intent). The file beside the
/// code is made by scripts/letter-resources.py from IEC 61966-2-1.
/// </summary>
internal static class SrgbProfile
{
    public static byte[] Bytes { get; } = EmbeddedFile.Read("srgb.icc");
}

using ReplyFlow.Letters.Binary;

namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>
/// A mark for demonstrations, that nobody can take for a seal: two rings and the words 样章, no star and no name. Real
/// seals are never drawn by the program; they come from a file the administrator has been authorised to use. The file beside
/// the code is made by scripts/letter-resources.py.
/// </summary>
public static class TestSeal
{
    /// <summary>The image as PNG, transparent where nothing is drawn: 496 × 496 pixels, for 42 mm at about 300 dots an inch.</summary>
    public static byte[] Png { get; } = EmbeddedFile.Read("test-seal.png");
}

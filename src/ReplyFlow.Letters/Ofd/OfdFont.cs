using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Ofd;

/// <summary>A face as a document uses it: a font file of its own, with the characters in use and no others.</summary>
internal sealed class OfdFont(FontFace face, int id)
{
    private readonly SortedSet<int> _characters = [];
    private int[]? _ordered;

    public FontFace Face => face;

    public int Id => id;

    public string File => $"Font_{id}.{(face.IsCff ? "otf" : "ttf")}";

    /// <summary>The name inside the file and in the resources: no two subsets share one, lest a reader takes one for another.</summary>
    public string Name => $"{SubsetTag.Of(Ordered)}+{face.Names.PostScript}";

    private int[] Ordered => _ordered ??= [.. _characters];

    public void Use(int codePoint) => _characters.Add(codePoint);

    /// <summary>The character's glyph in the file; to be asked when all characters are known.</summary>
    public int Glyph(int codePoint) => Array.BinarySearch(Ordered, codePoint) + 1;

    public byte[] Bytes() => WebFont.Make(face, Ordered, Name);
}

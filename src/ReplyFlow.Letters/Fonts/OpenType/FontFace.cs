namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>One face, opened for use: characters, widths, and outlines to be subset. Thread-safe; tables are read when first needed.</summary>
internal sealed class FontFace
{
    private readonly FontBytes _widths;
    private readonly int _widthCount;
    private readonly CharacterMap _characters;
    private readonly Lazy<IGlyphProgram> _program;

    public FontFace(SfntFile file, FaceNames names)
    {
        (File, Names) = (file, names);
        var head = file.Table("head");
        UnitsPerEm = head.U16(18) is var units and >= 16 and <= 16384 ? units : throw head.Bad("单位不合理");
        Box = new GlyphBox(head.S16(36), head.S16(38), head.S16(40), head.S16(42));
        GlyphCount = file.Table("maxp").U16(4) is var count and > 0 ? count : throw head.Bad("没有字形");
        var hhea = file.Table("hhea");
        (Ascent, Descent, _widthCount) = (hhea.S16(4), hhea.S16(6), hhea.U16(34));
        _widths = file.Table("hmtx");
        if (_widthCount == 0 || _widths.Length < _widthCount * 4) throw _widths.Bad("不完整（文件可能被截断）");
        _characters = CharacterMap.Read(file, GlyphCount);
        ItalicAngle = file.Optional("post") is { } post ? post.S32(4) / 65536.0 : 0;
        Embedding = Os2Table.Embedding(file);
        IsCff = file.Has("CFF ");
        if (!IsCff && !file.Has("glyf")) throw new FontFormatException(file.Data.Name, "没有可嵌入的轮廓（既无 glyf 也无 CFF 表）");
        _program = new Lazy<IGlyphProgram>(() => IsCff ? CffProgram.Read(this) : GlyfProgram.Read(this));
    }

    public SfntFile File { get; }

    public FaceNames Names { get; }

    /// <summary>Outlines are CFF (OpenType) rather than TrueType.</summary>
    public bool IsCff { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Typographic ascent and descent, font units.</summary>
    public int Ascent { get; }

    /// <summary>Font units, normally negative; some fonts give it unsigned.</summary>
    public int Descent { get; }

    public GlyphBox Box { get; }

    public double ItalicAngle { get; }

    public EmbeddingPermission Embedding { get; }

    public IGlyphProgram Program => _program.Value;

    /// <summary>The glyph of a character, or 0.</summary>
    public int Glyph(int codePoint) => _characters.Glyph(codePoint);

    /// <summary>Advance width in font units.</summary>
    public int Width(int glyph) => _widths.U16(Math.Min(glyph, _widthCount - 1) * 4);

    /// <summary>Font units to the thousandths of an em that PDF counts in.</summary>
    public double Thousandths(double units) => units * 1000 / UnitsPerEm;
}

using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Fonts;

/// <summary>Damaged and hostile font files end in a clear error or a usable result, never in a crash, a hang or a flood of memory.</summary>
public class HostileFontTests
{
    private const string Characters = "子丑寅卯辰巳午未申酉戌亥";
    private const long MemoryLimit = 64 << 20;

    public static TheoryData<string> Kinds => ["ttf", "cid", "named", "ttc"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Truncated_at_any_length(string kind)
    {
        var font = Font(kind);
        for (var length = 0; length < font.Length; length += Math.Max(1, font.Length / 150)) Try(font[..length]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_bytes_flipped(string kind)
    {
        var font = Font(kind);
        var random = new Random(kind.Length * 1000 + font.Length);
        for (var i = 0; i < 1200; i++)
        {
            var bad = font.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                bad[random.Next(bad.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            Try(bad);
        }
    }

    [Theory]
    [InlineData("FandolHei-Regular.otf")]
    [InlineData("LXGWWenKai-Regular.ttf")]
    public void Real_font_truncated_or_flipped(string name)
    {
        var font = File.ReadAllBytes(TestFonts.File(name));
        var random = new Random(name.Length);
        for (var i = 0; i < 40; i++)
        {
            if (i % 2 == 0)
            {
                Try(font[..random.Next(font.Length)], Path.GetFileNameWithoutExtension(name));
                continue;
            }
            var places = Enumerable.Range(0, 20).Select(_ => random.Next(random.Next(2) == 0 ? 4000 : font.Length)).ToList();
            var kept = places.Select(p => font[p]).ToList();
            foreach (var place in places) font[place] = (byte)random.Next(256);
            Try(font, Path.GetFileNameWithoutExtension(name));
            for (var p = places.Count - 1; p >= 0; p--) font[places[p]] = kept[p];
        }
    }

    [Fact]
    public void Composite_glyph_of_itself_ends()
    {
        var font = SyntheticFont.TrueType("Sample", "子丑寅卯");
        // The composite is the last glyph; let its first part be itself.
        var part = font.AsSpan().IndexOf(SyntheticFont.Words(0x0001 | 0x0002 | 0x0008 | 0x0020, 1).AsSpan()) + 2;
        font[part + 1] = 4;
        Try(font);
    }

    [Fact]
    public void Subroutine_that_calls_itself_is_refused()
    {
        var font = SyntheticFont.Cff("Sample", Characters, cidKeyed: false);
        // The global subroutine "-700 hlineto return" becomes "-107 callgsubr return".
        var place = font.AsSpan().IndexOf((ReadOnlySpan<byte>)[28, 0xFD, 0x44, 6, 11]);
        byte[] loop = [28, 0xFF, 0x95, 29, 11];
        loop.CopyTo(font, place);
        Assert.Contains("嵌套过深", Assert.IsType<FontFormatException>(Try(font)).Message);
    }

    private static byte[] Font(string kind) => kind switch
    {
        "ttf" => SyntheticFont.TrueType("Sample", Characters),
        "cid" => SyntheticFont.Cff("Sample", Characters, cidKeyed: true),
        "named" => SyntheticFont.Cff("Sample", Characters, cidKeyed: false),
        _ => SyntheticFont.Collect(SyntheticFont.TrueType("Other", "甲"), SyntheticFont.Cff("Sample", Characters, cidKeyed: true)),
    };

    /// <summary>As FontBook.Load does, without the folder.</summary>
    private static FontBook Open(byte[] font, string name)
    {
        var faces = SfntFile.ReadFaces(FontData.FromBytes("font.ttf", font)).Select(f => (File: f, Names: FaceNames.Read(f))).ToList();
        FontFace[] chain = [.. faces.Where(f => f.Names.All.Contains(name)).Take(1).Select(f => new FontFace(f.File, f.Names))];
        return new FontBook(Enum.GetValues<FontRole>().ToDictionary(r => r, _ => chain), [], []);
    }

    /// <summary>Loads and paints; anything but an error made for it fails the test.</summary>
    private static Exception? Try(byte[] font, string name = "Sample")
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Exception? error = null;
        try
        {
            PdfPainter.Paint(new SampleDocument { NumberPages = false }.Paragraph(name == "Sample" ? Characters : "关于市政府的答复一二三").Build(), Open(font, name));
        }
        catch (Exception e) when (e is FontFormatException or MissingGlyphException)
        {
            error = e;
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryLimit);
        return error;
    }
}

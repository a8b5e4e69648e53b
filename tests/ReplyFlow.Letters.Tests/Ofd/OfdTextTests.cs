using System.Text;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Ofd;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Fonts;
using ReplyFlow.Letters.Tests.Pdf;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Ofd;

public sealed class OfdTextTests
{
    private const double Tolerance = 0.0015;

    [Fact]
    public void The_published_letter_stands_in_the_OFD_as_in_the_pages()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        AssertSame(LetterLayout.Compose(LetterFile.Read(path!), Profiles.Xian, TestFonts.Book));
    }

    [Fact]
    public void Invented_letters_of_every_profile_stand_in_the_OFD_as_in_the_pages()
    {
        foreach (var (number, profile) in Profiles.All.Index())
            AssertSame(LetterLayout.Compose(InventedLetters.Make(number), profile, TestFonts.Book));
    }

    [Fact]
    public void A_character_beyond_the_first_plane_stands_alone_with_its_glyph()
    {
        using var fonts = new FontFolder().Add("sample.ttf", SubsetTests.Font("ttf"));
        var (book, document) = (fonts.Load(["Sample"]), new SampleDocument { NumberPages = false }.Paragraph("子丑𠀀𬭳寅卯").Build());
        var file = new OfdFile(OfdPainter.Paint(document, book));
        var texts = file.Texts(0).ToList();
        Assert.Equal(["子丑", "𠀀", "𬭳", "寅卯"], texts.Select(t => t.Text));
        AssertSame(document, book);
        foreach (var text in texts)
        {
            var transform = text.Object.Element(OfdFile.Space + "CGTransform");
            if (text.Text.Length == text.Text.EnumerateRunes().Count())
            {
                Assert.Null(transform);
                continue;
            }
            Assert.Equal(("0", "2", "1"), ((string)transform!.Attribute("CodePosition")!, (string)transform.Attribute("CodeCount")!, (string)transform.Attribute("GlyphCount")!));
            using var folder = new FontFolder().Add("one.otf", file.Parts[file.File(text.Font)]);
            var name = (string)file.Font(text.Font).Attribute("FontName")!;
            Assert.Equal(folder.Load([name]).Choose(FontRole.Song, char.ConvertToUtf32(text.Text, 0))!.Glyph, (int)transform.Element(OfdFile.Space + "Glyphs")!);
        }
    }

    [Fact]
    public void Spaces_at_the_ends_of_a_text_survive_a_reader_that_trims()
    {
        var bytes = OfdPainter.Paint(new SampleDocument { NumberPages = false }.Paragraph("  甲 乙<&> ").Build(), TestFonts.Book);
        var file = new OfdFile(bytes);
        Assert.Equal("  甲 乙<&> ", Assert.Single(file.Texts(0)).Text);
        Assert.Contains(">&#x20;&#x20;甲 乙&lt;&amp;&gt;&#x20;</ofd:TextCode>", Encoding.UTF8.GetString(file.Parts[file.Pages[0]]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SubsetTests.Kinds), MemberType = typeof(SubsetTests))]
    public void The_fonts_are_files_of_their_own_that_draw_as_the_PDF_does(string kind)
    {
        const string text = "𬭳寅子𠀀酉";
        using var folder = new FontFolder().Add("sample.ttc", SubsetTests.Font(kind));
        var (fonts, document) = (folder.Load(["Sample"]), new SampleDocument { NumberPages = false }.Paragraph(text).Build());
        var file = new OfdFile(OfdPainter.Paint(document, fonts));
        var id = Assert.Single(file.Texts(0).Select(t => t.Font).Distinct());
        Assert.EndsWith(kind is "ttf" or "ttc" ? ".ttf" : ".otf", file.File(id));
        using var alone = new FontFolder().Add("alone.otf", file.Parts[file.File(id)]);
        using var painted = PdfChecks.Save(PdfPainter.Paint(document, fonts));
        using var again = PdfChecks.Save(PdfPainter.Paint(document, alone.Load([(string)file.Font(id).Attribute("FontName")!])));
        PdfChecks.AssertSound(again.Path);
        Assert.Equal(text, PdfChecks.Dense(PdfChecks.Text(again.Path)));
        Assert.Equal(Rendered.Page(painted.Path).Pixels, Rendered.Page(again.Path).Pixels);
    }

    [Fact]
    public void Subsets_of_one_face_in_two_letters_do_not_share_a_name()
    {
        string Name(string text)
        {
            var file = new OfdFile(OfdPainter.Paint(new SampleDocument { NumberPages = false }.Paragraph(text).Build(), TestFonts.Book));
            return (string)file.Font(file.Texts(0).First().Font).Attribute("FontName")!;
        }
        Assert.NotEqual(Name("甲乙"), Name("甲丙"));
        Assert.Equal(Name("甲乙")[6..], Name("甲丙")[6..]);
    }

    /// <summary>Every character of every run, where the page model has it; nothing else; each in a font that has it.</summary>
    private static void AssertSame(PageDocument document, FontBook? fonts = null)
    {
        var file = new OfdFile(OfdPainter.Paint(document, fonts ?? TestFonts.Book));
        Assert.Equal(document.Pages.Count, file.Pages.Count);
        for (var page = 0; page < document.Pages.Count; page++)
        {
            var wanted = document.Pages[page].Lines.SelectMany(l => l.Runs)
                .SelectMany(r => r.Text.EnumerateRunes().Select((rune, i) => (rune, X: r.X + r.Offsets[i], Run: r))).ToList();
            var got = file.Texts(page).SelectMany(t => t.Text.EnumerateRunes().Select((rune, i) => (rune, X: t.Places[i], Drawn: t))).ToList();
            Assert.Equal(string.Concat(wanted.Select(w => w.rune)), string.Concat(got.Select(g => g.rune)));
            foreach (var (want, have) in wanted.Zip(got))
            {
                Assert.InRange(have.X, want.X - Tolerance, want.X + Tolerance);
                Assert.InRange(have.Drawn.Baseline, want.Run.Baseline - Tolerance, want.Run.Baseline + Tolerance);
                Assert.InRange(have.Drawn.Size, want.Run.SizePt * 25.4 / 72 - Tolerance, want.Run.SizePt * 25.4 / 72 + Tolerance);
                Assert.Equal(want.Run.Ink == Ink.Red ? "255 0 0" : "0 0 0", have.Drawn.Colour);
                // The em box lies in the boundary, for readers that cut what hangs out.
                Assert.True(have.Drawn.Box[0] <= have.X + Tolerance && have.Drawn.Box[0] + have.Drawn.Box[2] > have.X);
                Assert.True(have.Drawn.Box[1] <= have.Drawn.Baseline - 0.879 * have.Drawn.Size && have.Drawn.Box[1] + have.Drawn.Box[3] >= have.Drawn.Baseline + 0.119 * have.Drawn.Size);
            }
            Assert.All(file.Texts(page), t => Assert.Equal(t.Text.Length == 2 && char.IsSurrogatePair(t.Text, 0) ? 1 : t.Text.Length, t.Places.Count));
        }
        foreach (var font in Enumerable.Range(0, file.Pages.Count).SelectMany(file.Texts).GroupBy(t => t.Font))
        {
            using var folder = new FontFolder().Add("one.otf", file.Parts[file.File(font.Key)]);
            var book = folder.Load([(string)file.Font(font.Key).Attribute("FontName")!]);
            Assert.All(font.SelectMany(t => t.Text.EnumerateRunes()).Distinct(), rune => Assert.NotNull(book.Choose(FontRole.Song, rune.Value)));
        }
    }
}

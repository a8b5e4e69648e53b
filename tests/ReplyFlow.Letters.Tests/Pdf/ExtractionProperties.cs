using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Whatever can be drawn extracts as the same text, character by character, in every role.</summary>
public class ExtractionProperties
{
    /// <summary>Common and rare characters, among them pairs that share a glyph in some fonts, and planes beyond the first.</summary>
    private static readonly Gen<int> CodePoint = Gen.OneOf(
        Gen.Choose(0x4E00, 0x9FFF), Gen.Choose(0x3400, 0x4DBF), Gen.Choose(0x21, 0x7E), Gen.Choose(0x2010, 0x203B),
        Gen.Choose(0x3001, 0x3017), Gen.Choose(0xFF01, 0xFF5E), Gen.Choose(0x20000, 0x2A6DF), Gen.Choose(0x2460, 0x249B));

    [Fact]
    public void Any_drawable_text_extracts_as_itself()
    {
        Tool.Need("mutool");
        var texts = Gen.ListOf(CodePoint).Where(l => l.Count > 0).Select(l => (IReadOnlyList<int>)l);
        Prop.ForAll(Gen.Zip(texts, Gen.Elements(Enum.GetValues<FontRole>())).ToArbitrary(), pair =>
        {
            var (points, role) = pair;
            var text = string.Concat(points.Where(c => TestFonts.Book.Advance(role, c) > 0).Select(char.ConvertFromUtf32));
            if (text.Length == 0) return true;
            using var pdf = PdfChecks.Save(PdfPainter.Paint(new SampleDocument { NumberPages = false }.Paragraph(text, role).Build(), TestFonts.Book));
            return Extract(pdf.Path) == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    /// <summary>By mutool: pdftotext normalises presentation forms of its own accord.</summary>
    private static string Extract(string path)
    {
        var (exit, output) = Tool.Run("mutool", "draw", "-q", "-F", "text", "-o", "-", path);
        Assert.True(exit == 0, output);
        return PdfChecks.Dense(output);
    }
}

using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Painted;

/// <summary>What holds for the painted file of every letter.</summary>
public sealed class PaintedProperties
{
    private sealed record Case(Letter Letter)
    {
        public override string ToString() => $"{Letter.Style}, {Letter.Body.Length} characters";
    }

    private static void ForLetters(int count, Action<Letter> check) =>
        Prop.ForAll(LetterGen.Any.Select(l => new Case(l)).ToArbitrary(), c => check(c.Letter)).Check(Config.QuickThrowOnFailure.WithMaxTest(LetterGen.Cases(count)));

    [Fact]
    public void Extracted_text_is_the_text_that_was_laid_out()
    {
        Tool.Need("pdftotext");
        ForLetters(40, letter =>
        {
            var document = LetterLayout.Compose(letter, Profiles.City, TestFonts.Book);
            var expected = PdfChecks.Dense(string.Concat(document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs).Select(r => r.Text)));
            using var pdf = PaintedPdf.Of(letter, Profiles.City);
            Assert.Equal(expected, pdf.Text());
        });
    }

    [Fact]
    public void Same_letter_gives_the_same_bytes() => ForLetters(20, letter =>
        Assert.Equal(
            PdfPainter.Paint(LetterLayout.Compose(letter, Profiles.City, TestFonts.Book), TestFonts.Book),
            PdfPainter.Paint(LetterLayout.Compose(letter, Profiles.City, TestFonts.Book), TestFonts.Book)));

    [Fact]
    public void Rare_names_render_and_extract()
    {
        const string Names = "堃喆珺赟鄠浐𬭳䶮";
        var letter = SampleLetters.Short with { Addressees = [.. Names.EnumerateRunes().Select(r => $"白{r}代表")], Signatories = ["白𬭳"] };
        using var pdf = PaintedPdf.Of(letter, Profiles.Xian);
        Assert.Contains("白堃代表、白喆代表、白珺代表、白赟代表、白鄠代表、白浐代表、白𬭳代表、白䶮代表：", pdf.Text());
        Assert.Contains("签发人：白𬭳", pdf.Text());
    }
}

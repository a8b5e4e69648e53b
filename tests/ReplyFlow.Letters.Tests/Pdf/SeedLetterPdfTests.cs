using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>The published letter No. 0390, painted.</summary>
public class SeedLetterPdfTests
{
    private const int MaximumLength = 250_000;

    [Fact]
    public void Is_valid_small_and_reads_back_whole()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(path!);
        PageDocument document = LetterLayout.Compose(letter, Profiles.Xian, TestFonts.Book);
        var bytes = PdfPainter.Paint(document, TestFonts.Book);
        Assert.InRange(bytes.Length, 50_000, MaximumLength);
        using var pdf = PdfChecks.Save(bytes);
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        // Read in the order of the tags, where page numbers are left out, the body is what was typed.
        var (_, tagged) = Tool.Run("pdfinfo", "-struct-text", pdf.Path);
        var read = string.Concat(tagged.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('"')).Select(l => l.Trim('"')));
        Assert.Contains(PdfChecks.Dense(letter.Body), PdfChecks.Dense(read));
        foreach (var needed in new[] { letter.Title, letter.DocumentNumber!, "类别：B", "86786396" })
            Assert.Contains(PdfChecks.Dense(needed), PdfChecks.Dense(PdfChecks.Text(pdf.Path)));
    }
}

using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

public class VolumeTests
{
    private const int Letters = 200;

    [Fact]
    public void Two_hundred_invented_letters_are_valid_for_archiving()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-volume-");
        try
        {
            var paths = Enumerable.Range(0, Letters).Select(number =>
            {
                var path = Path.Combine(folder.FullName, $"{number:D3}.pdf");
                File.WriteAllBytes(path, Paint(number));
                return path;
            }).ToList();
            Preflight.AssertValid(paths);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Letters_painted_at_once_by_many_threads_are_the_same_as_one_by_one()
    {
        var one = Enumerable.Range(0, 24).Select(Paint).ToList();
        var fonts = TestFonts.Fresh();
        var many = new byte[one.Count][];
        Parallel.For(0, one.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => many[i] = Paint(i, fonts));
        Assert.All(one.Zip(many), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void Text_of_invented_letters_extracts_as_it_was_laid_out()
    {
        for (var number = 0; number < 12; number++)
        {
            var document = LetterLayout.Compose(InventedLetters.Make(number), Profiles.All[number % Profiles.All.Count], TestFonts.Book);
            using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
            var expected = document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs).SelectMany(r => r.Text).Where(c => !char.IsWhiteSpace(c)).Order();
            Assert.Equal(expected, PdfChecks.Dense(PdfChecks.Text(pdf.Path)).Replace("\f", "").Order());
        }
    }

    private static byte[] Paint(int number) => Paint(number, TestFonts.Book);

    private static byte[] Paint(int number, ReplyFlow.Letters.Fonts.FontBook fonts) =>
        PdfPainter.Paint(LetterLayout.Compose(InventedLetters.Make(number), Profiles.All[number % Profiles.All.Count], fonts), fonts);
}

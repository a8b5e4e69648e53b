using BenchmarkDotNet.Attributes;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>A city's year of letters at once, on every core.</summary>
[MemoryDiagnoser]
[Config(typeof(FewRunsConfig))]
public class ManyLettersBenchmarks
{
    private const int Letters = 1500;
    private FontBook _fonts = null!;

    [GlobalSetup]
    public void Load() => _fonts = FontBook.Load(LetterInput.Fonts);

    [Benchmark]
    public long FifteenHundredLetters()
    {
        long total = 0;
        Parallel.For(0, Letters, number =>
        {
            var letter = LetterInput.Letter with { DocumentNumber = $"市工信函〔2023〕{number + 1}号" };
            Interlocked.Add(ref total, PdfPainter.Paint(LetterLayout.Compose(letter, LetterInput.Template, _fonts), _fonts).Length);
        });
        return total;
    }
}

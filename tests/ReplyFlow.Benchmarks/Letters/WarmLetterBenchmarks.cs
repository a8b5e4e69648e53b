using BenchmarkDotNet.Attributes;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Preview;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>One letter, one thread, everything loaded.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcessConfig))]
public class WarmLetterBenchmarks
{
    private FontBook fonts = null!;
    private PageDocument pages = null!;

    [GlobalSetup]
    public void Load()
    {
        fonts = FontBook.Load(LetterInput.Fonts);
        pages = Compose();
    }

    [Benchmark]
    public PageDocument Compose() => LetterLayout.Compose(LetterInput.Letter, LetterInput.Template, fonts);

    [Benchmark]
    public byte[] Paint() => PdfPainter.Paint(pages, fonts);

    [Benchmark(Baseline = true)]
    public byte[] ComposeAndPaint() => PdfPainter.Paint(Compose(), fonts);

    [Benchmark]
    public IReadOnlyList<string> ComposeAndPreview() => SvgPreview.Render(Compose());

    [GlobalCleanup]
    public void Size() => Console.WriteLine($"// PDF: {Paint().Length} bytes, {pages.Pages.Count} pages");
}

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
    private FontBook _fonts = null!;
    private PageDocument _pages = null!;

    [GlobalSetup]
    public void Load()
    {
        _fonts = FontBook.Load(LetterInput.Fonts);
        _pages = Compose();
    }

    [Benchmark]
    public PageDocument Compose() => LetterLayout.Compose(LetterInput.Letter, LetterInput.Template, _fonts);

    [Benchmark]
    public byte[] Paint() => PdfPainter.Paint(_pages, _fonts);

    [Benchmark(Baseline = true)]
    public byte[] ComposeAndPaint() => PdfPainter.Paint(Compose(), _fonts);

    [Benchmark]
    public IReadOnlyList<string> ComposeAndPreview() => SvgPreview.Render(Compose());

    [GlobalCleanup]
    public void Size() => Console.WriteLine($"// PDF: {Paint().Length} bytes, {_pages.Pages.Count} pages");
}

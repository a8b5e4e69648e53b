using System.Diagnostics;
using System.Globalization;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>Processor time a letter takes: what a busy machine leaves nearly alone, where wall time says more about the neighbours.</summary>
internal static class LetterCpu
{
    public const string Verb = "letter-cpu";

    private const int Warm = 300, Many = 1500;

    public static void Run()
    {
        var fonts = FontBook.Load(LetterInput.Fonts);
        for (var i = 0; i < Warm; i++) Paint(LetterInput.Letter, fonts);
        for (var round = 0; round < 3; round++)
        {
            var best = TimeSpan.MaxValue;
            Report($"{Warm} letters, one thread", Warm, () =>
            {
                for (var i = 0; i < Warm; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    Paint(LetterInput.Letter, fonts);
                    var took = Stopwatch.GetElapsedTime(start);
                    if (took < best) best = took;
                }
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  quickest letter {best.TotalMilliseconds:F2} ms"));
        }
        Report($"{Many} letters, all cores", Many, () => Parallel.For(0, Many, i =>
            Paint(LetterInput.Letter with { DocumentNumber = $"市工信函〔2023〕{i + 1}号" }, fonts)));
    }

    private static void Paint(Letter letter, FontBook fonts) =>
        PdfPainter.Paint(LetterLayout.Compose(letter, LetterInput.Template, fonts), fonts);

    private static void Report(string what, int letters, Action work)
    {
        var (before, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        work();
        var (cpu, wall) = (Environment.CpuUsage.TotalTime - before, Stopwatch.GetElapsedTime(start));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: wall {wall.TotalSeconds:F2} s, processor {cpu.TotalSeconds:F2} s, {cpu.TotalMilliseconds / letters:F2} ms a letter"));
    }
}

using System.Diagnostics;
using System.Globalization;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>The first letter of a process: fonts are found and read, nothing is compiled yet. Needs a process a measurement, so it is no benchmark class.</summary>
internal static class FirstLetter
{
    public const string Verb = "first-letter";

    private const string Once = "once";
    private const int Launches = 15;

    public static void Run(string[] args)
    {
        if (args.Contains(Once))
        {
            Console.WriteLine(Measure().ToString("F1", CultureInfo.InvariantCulture));
            return;
        }
        var times = Enumerable.Range(0, Launches).Select(_ => Launch()).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first letter, {Launches} processes: median {times[Launches / 2]:F0} ms, best {times[0]:F0} ms"));
    }

    private static double Measure()
    {
        var (letter, template) = (LetterInput.Letter, LetterInput.Template);
        var watch = Stopwatch.StartNew();
        var fonts = FontBook.Load(LetterInput.Fonts);
        PdfPainter.Paint(LetterLayout.Compose(letter, template, fonts), fonts);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Launch()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(FirstLetter).Assembly.Location, Verb, Once]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }
}

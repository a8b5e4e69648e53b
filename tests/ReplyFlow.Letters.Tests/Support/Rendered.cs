namespace ReplyFlow.Letters.Tests.Support;

/// <summary>A page drawn by poppler, in grey.</summary>
internal sealed class Rendered
{
    private const int Dpi = 150;
    private readonly byte[] _pixels;
    private readonly int _width, _offset;

    private Rendered(byte[] pgm)
    {
        // P5, width height, maximum, one byte a pixel
        var header = System.Text.Encoding.ASCII.GetString(pgm, 0, 32).Split('\n');
        _width = int.Parse(header[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        _offset = header.Take(3).Sum(line => line.Length + 1);
        _pixels = pgm;
    }

    public static Rendered Page(string pdf, int page = 1)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-page-");
        try
        {
            var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (exit, output) = Tool.RunAll("pdftoppm", "-gray", "-r", $"{Dpi}", "-f", number, "-l", number, "-singlefile", pdf, Path.Combine(folder.FullName, "page"));
            Assert.True(exit == 0 && output.Length == 0, output);
            return new Rendered(File.ReadAllBytes(Path.Combine(folder.FullName, "page.pgm")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every pixel, row by row.</summary>
    public byte[] Pixels => _pixels[_offset..];

    /// <summary>Grey at a place in mm from the top left: 0 black, 255 white.</summary>
    public byte At(double x, double y) => _pixels[_offset + (int)(y / 25.4 * Dpi) * _width + (int)(x / 25.4 * Dpi)];

    public bool IsDark(double x, double y) => At(x, y) < 128;

    /// <summary>Share of a rectangle (mm) that is dark.</summary>
    public double Ink(double x, double y, double w, double h)
    {
        int dark = 0, all = 0;
        for (var dy = 0.0; dy < h; dy += 0.17)
        {
            for (var dx = 0.0; dx < w; dx += 0.17, all++)
                if (IsDark(x + dx, y + dy)) dark++;
        }
        return (double)dark / all;
    }
}

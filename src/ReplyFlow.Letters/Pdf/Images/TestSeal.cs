namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>
/// A mark for demonstrations, that nobody can take for a seal: two rings and the words 样章, no star and no name. Real
/// seals are never drawn by the program; they come from a file the administrator has been authorised to use.
/// </summary>
public static class TestSeal
{
    /// <summary>Side of the image in pixels: 42 mm at about 300 dots an inch.</summary>
    public const int Side = 496;

    private const double Stroke = 7, GlyphSide = 150;

    /// <summary>Strokes of 样 and 章 on a square of 100, each from one point to another.</summary>
    private static readonly (double X1, double Y1, double X2, double Y2)[] Yang =
    [
        (5, 30, 45, 30), (25, 5, 25, 95), (25, 32, 5, 70), (25, 35, 42, 60), (58, 5, 66, 20), (88, 5, 80, 20),
        (52, 25, 95, 25), (56, 48, 92, 48), (48, 70, 98, 70), (74, 25, 74, 97),
    ];

    private static readonly (double X1, double Y1, double X2, double Y2)[] Zhang =
    [
        (50, 2, 50, 12), (15, 15, 85, 15), (35, 20, 40, 32), (65, 20, 58, 32), (5, 36, 95, 36), (25, 45, 75, 45), (25, 45, 25, 72),
        (75, 45, 75, 72), (25, 72, 75, 72), (25, 58, 75, 58), (8, 84, 92, 84), (50, 72, 50, 99),
    ];

    /// <summary>The image as PNG, transparent where nothing is drawn.</summary>
    public static byte[] Png { get; } = Draw();

    private static byte[] Draw()
    {
        var pixels = new byte[Side * Side * 4];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var ink = Math.Clamp(0.5 - Distance(x + 0.5, y + 0.5), 0, 1);
                if (ink > 0) (pixels[(y * Side + x) * 4], pixels[(y * Side + x) * 4 + 3]) = (220, (byte)(ink * 255));
            }
        }
        return PngWriter.Write(Side, Side, pixels);
    }

    /// <summary>How far a point is from the nearest ink, in pixels; negative inside.</summary>
    private static double Distance(double x, double y)
    {
        const double middle = Side / 2.0;
        var radius = Math.Sqrt((x - middle) * (x - middle) + (y - middle) * (y - middle));
        var rings = Math.Min(Math.Abs(radius - (middle - 8)), Math.Abs(radius - (middle - 28))) - Stroke / 2;
        var top = middle - GlyphSide / 2;
        return Math.Min(rings, Math.Min(
            ToStrokes(Yang, (x - (middle - GlyphSide - 8)) / GlyphSide * 100, (y - top) / GlyphSide * 100),
            ToStrokes(Zhang, (x - (middle + 8)) / GlyphSide * 100, (y - top) / GlyphSide * 100)));
    }

    private static double ToStrokes((double X1, double Y1, double X2, double Y2)[] strokes, double x, double y)
    {
        var nearest = double.MaxValue;
        foreach (var (x1, y1, x2, y2) in strokes)
        {
            double dx = x2 - x1, dy = y2 - y1;
            var along = Math.Clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0, 1);
            double toX = x - x1 - along * dx, toY = y - y1 - along * dy;
            nearest = Math.Min(nearest, toX * toX + toY * toY);
        }
        return Math.Sqrt(nearest) * GlyphSide / 100 - Stroke / 2;
    }
}

namespace ReplyFlow.Letters.Pdf;

/// <summary>The page model counts in millimetres from the top left, PDF in points from the bottom left.</summary>
internal static class Millimetres
{
    public const double PointsPerMillimetre = 72 / 25.4;

    public static double ToPoints(double millimetres) => millimetres * PointsPerMillimetre;
}

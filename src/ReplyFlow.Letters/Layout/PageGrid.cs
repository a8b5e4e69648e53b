using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>
/// The page of GB/T 9704-2012 (clause 5): A4, type area 156 × 225, 22 lines of 28 characters. All lengths in mm from the paper's
/// top left corner.
/// </summary>
internal static class PageGrid
{
    internal const double PaperWidth = 210;
    internal const double PaperHeight = 297;
    internal const double Left = 28;
    internal const double Top = 37;
    internal const double Width = 156;
    internal const double Height = 225;
    internal const double Right = Left + Width;
    internal const double Bottom = Top + Height;
    internal const int Lines = 22;
    internal const int Columns = 28;
    internal const double Cell = Width / Columns;
    internal const double Pitch = Height / Lines;

    /// <summary>From the top of the em to the baseline, as a share of the em.</summary>
    internal const double Ascent = 0.88;

    /// <summary>三号 on the grid: a little under 16 pt, which would not fit 28 to the line.</summary>
    internal static readonly TypeSize Body = new(15.79, Cell);

    /// <summary>二号.</summary>
    internal static readonly TypeSize Title = TypeSize.Solid(22);

    /// <summary>四号.</summary>
    internal static readonly TypeSize Small = TypeSize.Solid(14);

    internal static double LineTop(double line) => Top + line * Pitch;

    /// <summary>Baseline of type centred in a line.</summary>
    internal static double Baseline(double lineTop, double pitch, TypeSize size) => lineTop + (pitch - size.Em) / 2 + size.Em * Ascent;
}

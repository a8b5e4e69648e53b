namespace ReplyFlow.Letters.Text;

/// <summary>A size of type and the cell its full-width characters take.</summary>
/// <param name="Points">Size in points.</param>
/// <param name="Cell">Width of a full-width character's cell in mm.</param>
internal readonly record struct TypeSize(double Points, double Cell)
{
    /// <summary>Millimetres in a point.</summary>
    internal const double MmPerPoint = 25.4 / 72;

    /// <summary>The em in mm.</summary>
    internal double Em => Points * MmPerPoint;

    /// <summary>A size whose cell is its own em: no grid.</summary>
    internal static TypeSize Solid(double points) => new(points, points * MmPerPoint);
}

namespace ReplyFlow.Letters.Layout;

/// <summary>What heads a column of a table, and how it is set.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">Its width in mm; the columns together are stretched to the page's 156 mm.</param>
/// <param name="Align">How its contents stand.</param>
public sealed record TableColumn(string Heading, double Width, ColumnAlign Align = ColumnAlign.Centre);

/// <summary>How the contents of a column stand.</summary>
public enum ColumnAlign
{
    /// <summary>From the left edge: sentences.</summary>
    Left,

    /// <summary>In the middle: short words.</summary>
    Centre,

    /// <summary>At the right edge: numbers.</summary>
    Right,
}

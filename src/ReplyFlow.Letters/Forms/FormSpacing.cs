namespace ReplyFlow.Letters.Forms;

/// <summary>How far apart a form's lines stand. A form that nearly fits on one page is set closer, as far as a pen still has room.</summary>
/// <param name="Pitch">From line to line, mm.</param>
/// <param name="Padding">Beside the text of a cell, and above and below it together, mm.</param>
/// <param name="Fewer">By how many lines the cells to write in are lower than the form says.</param>
internal readonly record struct FormSpacing(double Pitch, double Padding, int Fewer)
{
    private const int LeastToWrite = 4;

    /// <summary>From the usual spacing to the closest.</summary>
    internal static IReadOnlyList<FormSpacing> Steps { get; } = [new(8.4, 2, 0), new(7.8, 1.8, 0), new(7.2, 1.6, 0), new(7.2, 1.6, 2)];

    /// <summary>Least height of a row in lines.</summary>
    internal int LinesOf(FormRow row) => row.Lines > LeastToWrite ? Math.Max(LeastToWrite, row.Lines - Fewer) : row.Lines;
}

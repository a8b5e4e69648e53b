using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>A table as it is set.</summary>
/// <param name="Columns">The columns; their widths share the page's.</param>
/// <param name="Rows">The rows; each has a text for every column.</param>
/// <param name="HasTotal">Whether the last row is the whole, set in bold face.</param>
/// <param name="Style">Type and rules.</param>
internal sealed record TableContent(
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasTotal, TableStyle Style);

/// <summary>Type and rules of a table.</summary>
/// <param name="Type">Size of type.</param>
/// <param name="OuterRule">Thickness of the rules around it, mm.</param>
/// <param name="InnerRule">Thickness of the rules between rows and columns, mm.</param>
/// <param name="LeavesEmptyWhite">Whether an empty cell stays white; otherwise it prints a dash.</param>
internal sealed record TableStyle(TypeSize Type, double OuterRule, double InnerRule, bool LeavesEmptyWhite);

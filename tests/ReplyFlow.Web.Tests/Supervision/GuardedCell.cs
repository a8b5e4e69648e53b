using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>Reads cells that <see cref="CsvCell.Guard"/> wrote.</summary>
internal static class GuardedCell
{
    /// <summary>The text that a cell stands for: an apostrophe goes away where guarding the rest gives the same cell.</summary>
    public static string Text(string cell) => cell.StartsWith('\'') && CsvCell.Guard(cell[1..]) == cell ? cell[1..] : cell;
}

using ReplyFlow.Domain.Statistics;

namespace ReplyFlow.Application.Statistics;

/// <summary>What the columns of the report are.</summary>
public enum FindingColumns
{
    /// <summary>按月份.</summary>
    Month,

    /// <summary>按处室, of one bureau.</summary>
    Division,

    /// <summary>按单位.</summary>
    Bureau,
}

/// <summary>Which checks of 核稿 find most.</summary>
/// <param name="Versions">How many submitted versions were counted.</param>
/// <param name="Columns">The columns in order; those of bodies by how much was found, of months by time.</param>
/// <param name="Lines">A line a check, by how much it found.</param>
public sealed record FindingReport(int Versions, IReadOnlyList<FindingColumn> Columns, IReadOnlyList<FindingLine> Lines);

/// <summary>A month, a division or a bureau.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Versions">How many of its versions were counted.</param>
public sealed record FindingColumn(string Name, int Versions);

/// <summary>One check.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Errors">How many times it said 须改.</param>
/// <param name="Warnings">How many times it said 斟酌.</param>
/// <param name="Share">In how many of the versions it said anything.</param>
/// <param name="Cells">How much it found, a number a column.</param>
public sealed record FindingLine(string Check, int Errors, int Warnings, Rate Share, IReadOnlyList<int> Cells);

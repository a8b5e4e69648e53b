namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>What became of one row of an import.</summary>
/// <param name="Row">The row as the file shows it: <see cref="SuggestionRow.Row"/>.</param>
/// <param name="Number">The suggestion's number as given, without what cannot be seen.</param>
/// <param name="Ok">Whether the row is right.</param>
/// <param name="Message">登记 or everything wrong with it, in Chinese.</param>
/// <param name="Warning">What is right but should be looked at, in Chinese; empty when nothing.</param>
public sealed record ImportLine(int Row, string Number, bool Ok, string Message, string Warning = "");

/// <summary>What became of each row of a file, or would become of it.</summary>
/// <param name="Done">Whether the rows were taken in; false when any row is wrong, then none was.</param>
/// <param name="Lines">One line a row.</param>
public sealed record ImportReport(bool Done, IReadOnlyList<ImportLine> Lines)
{
    /// <summary>Whether nothing is wrong, done or not.</summary>
    public bool IsRight => Lines.All(l => l.Ok);
}

/// <summary>When an import that has no error is carried out.</summary>
public enum ImportMode
{
    /// <summary>In any case.</summary>
    Always,

    /// <summary>Unless a row has a warning.</summary>
    WithoutWarnings,

    /// <summary>Never: what would become of it is reported.</summary>
    DryRun,
}

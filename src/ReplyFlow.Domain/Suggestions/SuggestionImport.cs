namespace ReplyFlow.Domain.Suggestions;

/// <summary>
/// 批量导入: a list of suggestions that was checked and accepted as a whole. Its rows wait as <see cref="SuggestionImportRow"/> and become
/// suggestions a few at a time; a row that became one is gone.
/// </summary>
public sealed class SuggestionImport
{
    /// <summary>A version 7 UUID: imports are carried out in the order they were accepted.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>Who imported it; null for the command line.</summary>
    public Guid? ById { get; init; }

    /// <summary>Their name at that time; empty for the command line.</summary>
    public string ByName { get; init; } = "";

    /// <summary>UTC, when it was accepted.</summary>
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Rows it has.</summary>
    public int Total { get; init; }

    /// <summary>Rows that became suggestions.</summary>
    public int Registered { get; private set; }

    /// <summary>UTC, when the last row had become a suggestion; null before.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Why it does not go on, in Chinese; empty while it does.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Some more rows became suggestions.</summary>
    public void Advance(int rows, DateTimeOffset at)
    {
        if (rows < 0 || Registered + rows > Total)
            throw new InvalidOperationException($"An import of {Total} rows cannot register {Registered} and {rows}.");
        (Registered, Problem) = (Registered + rows, "");
        if (Registered == Total)
            FinishedAt = at;
    }

    /// <summary>It cannot go on now; it is tried again.</summary>
    public void Stop(string problem) => Problem = problem;
}

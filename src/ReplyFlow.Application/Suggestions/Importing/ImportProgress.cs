namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>How far an import is.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="By">Who imported it; empty for the command line.</param>
/// <param name="AcceptedAt">UTC.</param>
/// <param name="Total">Rows it has.</param>
/// <param name="Registered">Rows that are suggestions.</param>
/// <param name="FinishedAt">UTC; null while it goes on.</param>
/// <param name="Problem">Why it does not go on, in Chinese; empty while it does.</param>
public sealed record ImportProgress(
    Guid Id, string FileName, string By, DateTimeOffset AcceptedAt, int Total, int Registered, DateTimeOffset? FinishedAt, string Problem)
{
    public bool IsFinished => FinishedAt is not null;

    internal static ImportProgress Of(Domain.Suggestions.SuggestionImport i) =>
        new(i.Id, i.FileName, i.ByName, i.AcceptedAt, i.Total, i.Registered, i.FinishedAt, i.Problem);
}

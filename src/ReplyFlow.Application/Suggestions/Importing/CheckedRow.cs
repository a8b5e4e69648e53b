using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>A row of an import as it waits to become a suggestion: nothing of it is left to be decided.</summary>
/// <param name="Facts">What is stored of the suggestion.</param>
/// <param name="Deputies">Who proposed it, the lead first.</param>
/// <param name="Notes">What it changes besides, in Chinese.</param>
internal sealed record CheckedRow(SuggestionFacts Facts, IReadOnlyList<CheckedDeputy> Deputies, IReadOnlyList<string> Notes)
{
    /// <summary>The bureaus that the list proposes; rows that were stored by earlier releases have none.</summary>
    public ProposedBureaus Proposed { get; init; } = ProposedBureaus.None;

    public static CheckedRow Read(SuggestionImportRow row) => JsonSerializer.Deserialize<CheckedRow>(row.Content, StoredJson.Options)!;

    /// <summary>The row as it is stored.</summary>
    public SuggestionImportRow ToRow(Guid import, int row, Guid session, SuggestionKind kind) => new()
    {
        ImportId = import,
        Row = row,
        SessionId = session,
        Kind = kind,
        NumberValue = Facts.NumberValue,
        Content = JsonSerializer.Serialize(this, StoredJson.Options),
    };
}

/// <summary>A deputy whom a row names.</summary>
/// <param name="Id">Who is meant; where nobody was known, the key that the new deputy is to have.</param>
/// <param name="Given">What the row says of them.</param>
internal sealed record CheckedDeputy(Guid Id, ProposerInput Given)
{
    /// <summary>The deputy as new.</summary>
    public Deputy ToDeputy() => new() { Id = Id, Name = Given.Name.Trim(), Delegation = Given.Delegation.Trim() };
}

using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Search;

/// <summary>A text that was found.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Text">What it is of, as the reader may know it.</param>
/// <param name="Snippet">The place that was found.</param>
/// <param name="Score">How well it answers; only to be compared within one search.</param>
/// <param name="On">Its date.</param>
public sealed record FullTextHit(FullTextKind Kind, FoundText Text, IReadOnlyList<SnippetPart> Snippet, int Score, DateOnly On);

/// <summary>What a text is of.</summary>
/// <param name="CaseId">The case it belongs to; null for none.</param>
/// <param name="Session">The session's name; empty for none.</param>
/// <param name="Number">The suggestion's number, width kept; empty for none.</param>
/// <param name="Title">The suggestion's title, or its own.</param>
/// <param name="By">Whose it is: the bureau that leads, answered or gave the opinion; empty for nobody's.</param>
/// <param name="Note">What else is to be known, for example 文号; may be empty.</param>
/// <param name="Body">The whole text.</param>
public sealed record FoundText(Guid? CaseId, string Session, string Number, string Title, string By, string Note, string Body)
{
    /// <summary>The document of the policy library that it is; null for everything else.</summary>
    public Guid? PolicyId { get; init; }
}

/// <summary>A page of what was found in texts of a kind, the best first.</summary>
/// <param name="Hits">The page.</param>
/// <param name="Total">How many there are; of more than are counted, how many of the newest were looked at.</param>
/// <param name="AreMore">Whether there are more than are counted: the best of the newest come first.</param>
public sealed record FullTextPage(IReadOnlyList<FullTextHit> Hits, int Total, bool AreMore);

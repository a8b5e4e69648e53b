namespace ReplyFlow.Application.Similar;

/// <summary>An earlier suggestion like the one at hand, and what became of it.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Session">The session's name.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Title">Title, as the reader may know it.</param>
/// <param name="Likeness">How like it is, from 0 to 1.</param>
/// <param name="Bureau">The bureau that leads it; null until assigned.</param>
/// <param name="State">Where it stands, in Chinese.</param>
public sealed record SimilarSuggestion(Guid CaseId, string Session, string Number, string Title, double Likeness, string? Bureau, string State)
{
    /// <summary>The reply; null where there is none, or the reader may not read it.</summary>
    public EarlierReply? Reply { get; init; }
}

/// <summary>What an earlier suggestion was answered.</summary>
/// <param name="LetterId">The letter.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="Category">类别; may be empty.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="Feedback">What the deputies answered, in Chinese; may be empty.</param>
/// <param name="Commitments">The dated promises of a reply that says the matter is being solved (B).</param>
public sealed record EarlierReply(
    Guid LetterId, string DocumentNumber, string Category, DateOnly IssuedOn, IReadOnlyList<string> Feedback, IReadOnlyList<string> Commitments);

/// <summary>What those like it were given, proposed for one's own decision.</summary>
/// <param name="Id">The bureau; null for a class.</param>
/// <param name="Name">The bureau's short name, or the class.</param>
/// <param name="Share">Its part of the votes of those that were asked, weighed by how like they are, from 0 to 1.</param>
/// <param name="Because">Why, in Chinese.</param>
public sealed record Proposal(Guid? Id, string Name, double Share, string Because);

/// <summary>What is known of suggestions like one.</summary>
/// <param name="Suggestions">The likest, the first ones.</param>
/// <param name="Bureaus">主办 proposed, the best first.</param>
/// <param name="Classes">Classes proposed, the best first.</param>
public sealed record SimilarFindings(IReadOnlyList<SimilarSuggestion> Suggestions, IReadOnlyList<Proposal> Bureaus, IReadOnlyList<Proposal> Classes);

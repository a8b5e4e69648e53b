using ReplyFlow.Application.Similar;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Assigning;

/// <summary>An unassigned suggestion in the table.</summary>
/// <param name="ItemId">The work item.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Class">Class; may be empty.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Lead">主办 as it is filled in: what the imported list says; empty for nothing. What is recommended is never filled in.</param>
/// <param name="CoHandlers">会办 likewise.</param>
/// <param name="Bureaus">主办 recommended, the best first.</param>
/// <param name="Confidence">How sure the first proposal is.</param>
/// <param name="Warnings">What should be looked at, in Chinese.</param>
public sealed record AssignmentRow(
    Guid ItemId, Guid CaseId, SuggestionKind Kind, string Number, string Class, AssignmentPlace Place, string Lead, string CoHandlers,
    IReadOnlyList<Proposal> Bureaus, AssignmentConfidence Confidence, IReadOnlyList<string> Warnings)
{
    /// <summary>How many it is like, itself among them; 1 for a row that stands alone.</summary>
    public int GroupSize { get; init; } = 1;

    /// <summary>Title, as the reader may know it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Lead deputy and how many more; null where they are secret and the reader may not know.</summary>
    public string? Deputies { get; init; }

    /// <summary>The bureau proposed first; null for none.</summary>
    internal Guid? ProposedId { get; init; }
}

/// <summary>One portion of the table.</summary>
/// <param name="Session">The session shown; null where nothing waits in any.</param>
/// <param name="Sessions">Sessions in which something waits, with how many.</param>
/// <param name="Total">Unassigned suggestions of the session.</param>
/// <param name="Shown">Those that the filter lets through.</param>
/// <param name="Before">Of those, how many stand before this portion.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where the next portion goes on; null for the last.</param>
/// <param name="Classes">Classes there are.</param>
/// <param name="Proposed">Bureaus that are proposed, with how many.</param>
/// <param name="Bureaus">Bureaus that may be chosen.</param>
/// <param name="Prepared">How many of the session are worked out; the rows are read when all are.</param>
public sealed record AssignmentTable(
    Guid? Session, IReadOnlyList<SessionWaiting> Sessions, int Total, int Shown, int Before, IReadOnlyList<AssignmentRow> Rows, AssignmentPlace? Next,
    IReadOnlyList<string> Classes, IReadOnlyList<(NamedBureau Bureau, int Count)> Proposed, IReadOnlyList<NamedBureau> Bureaus, int Prepared)
{
    /// <summary>Whether the recommendations of all are known.</summary>
    public bool IsPrepared => Prepared == Total;
}

/// <summary>A session in which suggestions wait for 交办.</summary>
/// <param name="Id">The session.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many wait.</param>
public sealed record SessionWaiting(Guid Id, string Name, int Count);

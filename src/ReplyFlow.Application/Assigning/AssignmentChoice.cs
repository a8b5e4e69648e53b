namespace ReplyFlow.Application.Assigning;

/// <summary>What the dispatcher chose for a suggestion, as typed.</summary>
/// <param name="ItemId">The work item.</param>
/// <param name="Lead">主办.</param>
/// <param name="CoHandlers">会办, several with 、 between; may be empty.</param>
public sealed record AssignmentChoice(Guid ItemId, string Lead, string CoHandlers);

/// <summary>A choice as it would be carried out.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Name">Number of the suggestion, as people read it.</param>
/// <param name="Lead">主办; null where nobody has that name.</param>
/// <param name="CoHandlers">会办.</param>
/// <param name="Errors">Why it cannot be carried out, in Chinese; empty when it can.</param>
/// <param name="Warnings">What else should be looked at.</param>
public sealed record CheckedChoice(
    AssignmentChoice Choice, string Name, NamedBureau? Lead, IReadOnlyList<NamedBureau> CoHandlers, IReadOnlyList<string> Errors,
    IReadOnlyList<string> Warnings);

/// <summary>What a portion of a commitment did.</summary>
/// <param name="Given">Suggestions that are assigned as chosen.</param>
/// <param name="Left">Those that are not: number and why.</param>
/// <param name="Next">The first choice that is not looked at yet.</param>
public sealed record AssignmentPortion(int Given, IReadOnlyList<string> Left, int Next);

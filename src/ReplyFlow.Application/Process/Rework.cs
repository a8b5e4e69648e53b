using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Process;

/// <summary>How steps are opened where a case goes back, or other bodies take part, instead of going on by a decision.</summary>
/// <param name="Words">Why, for whoever owes what is opened.</param>
internal sealed record Rework(string Words)
{
    public static Rework None { get; } = new("");

    /// <summary>Keys of the only participants whom a group asks; null for all that its rule means.</summary>
    public IReadOnlySet<string>? Asked { get; init; }

    /// <summary>The last day that those who are asked were told before; null for the rule's.</summary>
    public DueDate? Until { get; init; }

    /// <summary>Key of the only participant whom the words are about; null where they are for all who are asked.</summary>
    public string? About { get; init; }

    /// <summary>The decided step that is opened as it was, for those who owed it; null for steps as their rules say.</summary>
    public WorkItem? Again { get; init; }
}

using ReplyFlow.Domain.Issuing;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Deputies;

/// <summary>What a deputy reads behind a link to a notice.</summary>
public sealed record NoticePage
{
    /// <summary>The deputy's name.</summary>
    public required string Deputy { get; init; }

    /// <summary>The notice with its PDF, where it has one.</summary>
    public required Notice Notice { get; init; }

    /// <summary>Its words.</summary>
    public required Letter Letter { get; init; }

    /// <summary>What it is about: session, number and title of the suggestion.</summary>
    public required string Suggestion { get; init; }

    /// <summary>How far the case is now, as a sentence.</summary>
    public required string Progress { get; init; }

    /// <summary>The day on which this deputy's letter was issued since; null while there is none.</summary>
    public DateOnly? LetterOn { get; init; }

    /// <summary>When this deputy confirmed having the notice; null for not yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The deputy's other suggestions of the session.</summary>
    public required IReadOnlyList<OtherSuggestion> Others { get; init; }
}

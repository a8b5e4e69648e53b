namespace ReplyFlow.Domain.Suggestions;

/// <summary>建议: what a deputy proposed. Unique by session, kind and number (compared without leading zeros).</summary>
public sealed class Suggestion
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The session it was made in or after.</summary>
    public Guid SessionId { get; set; }

    /// <summary>The session of <see cref="SessionId"/>; null unless a query included it.</summary>
    public CongressSession? Session { get; set; }

    /// <summary>During the session or between sessions.</summary>
    public SuggestionKind Kind { get; set; }

    /// <summary>Number with its width kept as given, for example 0390.</summary>
    public required string Number { get; set; }

    /// <summary>The number's value, for uniqueness and order.</summary>
    public int NumberValue { get; set; }

    /// <summary>Exact title, as the reply must cite it.</summary>
    public required string Title { get; set; }

    /// <summary>The whole text as handed in, lines separated by \n.</summary>
    public required string Text { get; set; }

    /// <summary>Subject class, for example 工业经济; may be empty.</summary>
    public string Class { get; set; } = "";

    /// <summary>Beijing date it was handed in.</summary>
    public DateOnly ProposedOn { get; set; }

    /// <summary>保密: who proposed it is known to the liaison body and the lead bureau only.</summary>
    public bool IdentitySecret { get; set; }

    /// <summary>Whether the text may be published.</summary>
    public bool PublishText { get; set; }

    /// <summary>Lead deputy and co-signers, in order; the first is the lead.</summary>
    public List<SuggestionDeputy> Deputies { get; set; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset RegisteredAt { get; set; }
}

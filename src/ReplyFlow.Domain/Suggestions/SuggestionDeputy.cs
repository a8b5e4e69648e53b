using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Domain.Suggestions;

/// <summary>A deputy's part in a suggestion.</summary>
public sealed class SuggestionDeputy
{
    /// <summary>Key of the suggestion.</summary>
    public Guid SuggestionId { get; init; }

    /// <summary>Key of <see cref="Deputy"/>.</summary>
    public Guid DeputyId { get; init; }

    /// <summary>The person; null unless a query included it.</summary>
    public Deputy? Deputy { get; init; }

    /// <summary>0 for the lead deputy (领衔), then the co-signers (附议) in the order given.</summary>
    public int Order { get; set; }
}

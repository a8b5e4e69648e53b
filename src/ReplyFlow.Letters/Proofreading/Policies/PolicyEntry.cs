using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>A document of the policy library, as citations are looked up in it.</summary>
/// <param name="Facts">What is known of it.</param>
public sealed record PolicyEntry(PolicyFacts Facts)
{
    /// <summary>The document's key; all zeros where it is in no database.</summary>
    public Guid Id { get; init; }

    /// <summary>The bureau whose own it is; null where all may cite it.</summary>
    public Guid? BureauId { get; init; }

    /// <summary>The first day on which it is no longer in force; null where it was not repealed.</summary>
    public DateOnly? RepealedOn { get; init; }

    /// <summary>What repealed it, in words; empty where nothing did or nobody said.</summary>
    public string RepealedBy { get; init; } = "";

    /// <summary>Key of what repealed it; null where that is not in the library.</summary>
    public Guid? RepealedById { get; init; }

    /// <summary>The city (or county) whose document it is, by its issuer or its title; null for the state, a province, or when unknown.</summary>
    public string? City { get; } = PolicyPlace.CityOf(Facts.Issuer) ?? Facts.Titles.Select(PolicyPlace.CityOf).FirstOrDefault(c => c is not null);

    /// <summary>How it stands on a day, Beijing date.</summary>
    public PolicyStanding StandingOn(DateOnly day) => Facts.StandingOn(day, RepealedOn);
}

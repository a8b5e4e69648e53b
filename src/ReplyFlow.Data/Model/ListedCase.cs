using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Data.Model;

/// <summary>
/// A case in the list of a bureau that takes part in it, or of those who see every bureau's. Lists are read by these rows in their order,
/// without looking at cases that are not shown. The database itself keeps them (<c>Listing</c>); nothing else writes them.
/// </summary>
public sealed class ListedCase
{
    /// <summary>In the place of a bureau: the list of those who see all.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    /// <summary>How many places a session has: those of two kinds of numbers.</summary>
    public const long SessionPlaces = 2 * KindPlaces;

    private const long KindPlaces = 1L << 31;

    public Guid CaseId { get; private init; }

    /// <summary>The case; null unless a query included it.</summary>
    public Case? Case { get; private init; }

    /// <summary>Whose list it is: a bureau's, or <see cref="Everybody"/>'s.</summary>
    public Guid BureauId { get; private init; }

    /// <summary>Where it stands in the list: the newest session first, then by kind and number.</summary>
    public long Place { get; private init; }

    /// <summary>The case's status.</summary>
    public CaseStatus Status { get; private init; }

    /// <summary>The place of a suggestion.</summary>
    /// <param name="opensOn">The session's first day.</param>
    /// <param name="kind">During or off session.</param>
    /// <param name="number">The number's value.</param>
    public static long PlaceOf(DateOnly opensOn, SuggestionKind kind, int number) =>
        (kind == SuggestionKind.OffSession ? KindPlaces : 0) + number - (opensOn.DayNumber * SessionPlaces);
}

internal sealed class ListedCaseModel : IEntityTypeConfiguration<ListedCase>
{
    public void Configure(EntityTypeBuilder<ListedCase> e)
    {
        e.HasKey(l => new { l.CaseId, l.BureauId });
        e.HasOne(l => l.Case).WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Cascade);
        e.Property(l => l.Status).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(l => new { l.BureauId, l.Place, l.CaseId });
        e.HasIndex(l => new { l.BureauId, l.Status, l.Place, l.CaseId });
    }
}

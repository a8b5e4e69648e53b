using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReplyFlow.Data.Model;

/// <summary>What a text is of that is found by any part of it.</summary>
public enum SearchSubject
{
    /// <summary>A suggestion's title.</summary>
    Title,

    /// <summary>A document number.</summary>
    Number,

    /// <summary>Titles, 文号 and issuer of a version of a policy.</summary>
    Policy,
}

/// <summary>
/// A text as it is compared when people look for something, with what it is made of, for the database's index. <c>Searching</c> writes
/// it with the row it is of.
/// </summary>
public sealed class SearchEntry
{
    /// <summary>Made by the database.</summary>
    public long Id { get; private init; }

    /// <summary>What the text is of.</summary>
    public SearchSubject Subject { get; init; }

    /// <summary>Key of the row that the text is of.</summary>
    public Guid SourceId { get; init; }

    /// <summary>The text, folded.</summary>
    public required string Text { get; set; }

    /// <summary>Its characters and pairs of neighbours, each once, as words of hexadecimal digits.</summary>
    public required string Grams { get; set; }
}

internal sealed class SearchEntryModel : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> e)
    {
        e.ToTable("SearchEntries");
        e.Property(s => s.Subject).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(s => new { s.SourceId, s.Subject }).IsUnique();
    }
}

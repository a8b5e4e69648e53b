using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReplyFlow.Data.Model;

/// <summary>What a text is of that is searched whole.</summary>
public enum FullTextKind
{
    /// <summary>建议: title and text.</summary>
    Suggestion,

    /// <summary>复函: an issued letter's title and body.</summary>
    Reply,

    /// <summary>会办意见.</summary>
    Opinion,

    /// <summary>沟通记录: whom, and what was said.</summary>
    Contact,

    /// <summary>政策文件: a version's title and text.</summary>
    Policy,
}

/// <summary>
/// A whole text as it is searched, written by <c>Searching</c> in the transaction that writes the row it is of. One that is changed is
/// entered anew, under a higher number.
/// </summary>
public sealed class FullText
{
    /// <summary>Made by the database; the newest has the highest.</summary>
    public long Id { get; private init; }

    /// <summary>What the text is of.</summary>
    public FullTextKind Kind { get; init; }

    /// <summary>Key of the row that the text is of.</summary>
    public Guid SourceId { get; init; }

    /// <summary>The row by which it is decided who may read it: a suggestion or policy itself, otherwise the case.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>Beijing date of what is said in it.</summary>
    public DateOnly On { get; set; }

    /// <summary>How many characters of the text are the title.</summary>
    public int TitleLength { get; set; }

    /// <summary>The title and, behind a space, the text, each folded; no other space is in it.</summary>
    public required string Text { get; set; }

    /// <summary>What the text is made of, on its way into SQLite's index; not kept.</summary>
    public string Grams { get; set; } = "";
}

internal sealed class FullTextModel : IEntityTypeConfiguration<FullText>
{
    public void Configure(EntityTypeBuilder<FullText> e)
    {
        e.ToTable("SearchTexts");
        e.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(t => new { t.SourceId, t.Kind }).IsUnique();
        e.HasIndex(t => new { t.Kind, t.Id });
    }
}

using System.Text.Json.Serialization;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Letters.Model;

/// <summary>One of a letter's attachments: its title in the 附件说明, and what is set on pages of its own where that is known.</summary>
/// <param name="Title">The title, without a number.</param>
public sealed record LetterAttachment(string Title)
{
    /// <summary>Its text, paragraphs separated by line feeds; null where it is none.</summary>
    public string? Body { get; init; }

    /// <summary>Its table, the heading row first, every row with as many cells; null where it is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Table { get; init; }

    /// <summary>Its PDF, placed whole page by page; null where it is none.</summary>
    [JsonIgnore]
    public PlacedPdf? Pdf { get; init; }

    /// <summary>Whether it is set on pages of its own; otherwise the letter names it only.</summary>
    public bool HasContent => Body is not null || Table is not null || Pdf is not null;

    /// <summary>An attachment that the letter names only.</summary>
    public static implicit operator LetterAttachment(string title) => new(title);
}

using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Drafting;

/// <summary>
/// 来源: where a figure or a quoted passage of a letter comes from. It is found again by the words and their sentence, not by their place,
/// and never changes: another source is another one.
/// </summary>
/// <param name="Words">The figure as written, without spaces (448家), or the quoted passage.</param>
/// <param name="Sentence">The sentence that the figure stood in then, without spaces; empty for a passage.</param>
/// <param name="Kind">What kind of source it is.</param>
/// <param name="Title">What it is called then: whose statistics, 《title》（文号）, the file's name, the bureau.</param>
public sealed record TextSource(string Words, string Sentence, TextSourceKind Kind, string Title)
{
    /// <summary>Longest <see cref="Title"/> and <see cref="Place"/> that somebody types, in characters.</summary>
    public const int MaxText = 200;

    /// <summary>What it is named by.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The policy document, the attachment, or the co-handling bureau's assignment; null for statistics.</summary>
    public Guid? OfId { get; init; }

    /// <summary>The policy's version; null for anything else.</summary>
    public int? Version { get; init; }

    /// <summary>Where in the policy it stands, as its page names the places; empty for the whole and for anything else.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Where in the source it is, in words: 第三条, 第2页, 表1; may be empty.</summary>
    public string Place { get; init; } = "";

    /// <summary>截至: the day that the figure is of; null where nobody said.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether it is a quoted passage instead of a figure.</summary>
    [JsonIgnore]
    public bool IsQuote => Sentence.Length == 0;

    /// <summary>The account that named it.</summary>
    public Guid ById { get; init; }

    /// <summary>Who named it, by name, with whom they stood in for.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }
}

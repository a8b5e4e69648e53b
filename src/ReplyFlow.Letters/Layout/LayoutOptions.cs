namespace ReplyFlow.Letters.Layout;

/// <summary>What may be given to a layout besides letter and template.</summary>
public sealed record LayoutOptions
{
    /// <summary>Instant for the document's metadata; null takes the letter's date at midnight, Beijing time.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>An authorised seal image (PNG), placed on a sealed letter; null leaves the room empty.</summary>
    public byte[]? SealPng { get; init; }
}

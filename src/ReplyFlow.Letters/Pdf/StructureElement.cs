namespace ReplyFlow.Letters.Pdf;

/// <summary>A structure element that holds marked content (one paragraph, heading, cell or figure) or other elements (a table, a row).</summary>
internal sealed class StructureElement(string type, int objectId)
{
    /// <summary>A standard structure type (ISO 32000-1, 14.8.4).</summary>
    public string Type { get; set; } = type;

    public int ObjectId => objectId;

    /// <summary>Where its content is: page index and marked-content number.</summary>
    public List<(int Page, int Mark)> Content { get; } = [];

    /// <summary>Elements inside this one, in reading order.</summary>
    public List<StructureElement> Children { get; } = [];

    /// <summary>What a figure shows, or null.</summary>
    public string? Alternative { get; init; }

    /// <summary>A figure's bounds in points: left, bottom, right, top.</summary>
    public double[]? Box { get; init; }
}

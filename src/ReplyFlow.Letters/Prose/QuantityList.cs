namespace ReplyFlow.Letters.Prose;

/// <summary>A list of quantities in brackets or after 其中: （国家级27家、省级237家，市级184家）.</summary>
/// <param name="Start">Where the list starts in the paragraph, brackets included.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Content">The text without the brackets.</param>
/// <param name="Parts">The quantities, one a part; offsets are within the paragraph.</param>
/// <param name="Labels">What each part is called.</param>
/// <param name="Separators">Where the separators 、，； stand in the paragraph.</param>
/// <param name="InBrackets">Whether the list stands in brackets.</param>
internal sealed record QuantityList(
    int Start, int End, string Content, IReadOnlyList<Quantity> Parts, IReadOnlyList<string> Labels, IReadOnlyList<int> Separators, bool InBrackets);

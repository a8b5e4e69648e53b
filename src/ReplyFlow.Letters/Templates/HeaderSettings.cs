namespace ReplyFlow.Letters.Templates;

/// <summary>版头: category, issuing authority's mark, signatory.</summary>
public sealed record HeaderSettings
{
    /// <summary>Top of 发文机关标志: mm below the type area's top in 文件 style (standard 35), mm below the paper's edge in 信函 style (standard 30).</summary>
    public double? MarkTop { get; init; }

    /// <summary>Largest height of the mark's characters in mm; long names get smaller ones within the same height.</summary>
    public double MarkHeight { get; init; } = 14.46;

    /// <summary>Follows the issuer's name in 文件 style: 文件 or nothing.</summary>
    public string MarkSuffix { get; init; } = "";

    /// <summary>Text of the category line with <c>{category}</c>.</summary>
    public string CategoryText { get; init; } = "类别：{category}";

    /// <summary>Text of the disclosure line with <c>{disclosure}</c>, under the category.</summary>
    public string DisclosureText { get; init; } = "公开属性：{disclosure}";

    /// <summary>Where 签发人 is printed; the standard has it beside the 发文字号, on 上行文 only (GB/T 9704-2012, 7.2.6).</summary>
    public SignatoryPlace Signatory { get; init; } = SignatoryPlace.Top;

    /// <summary>Stands before the signatories' names, up to 20 characters.</summary>
    public string SignatoryLabel { get; init; } = "签发人：";
}

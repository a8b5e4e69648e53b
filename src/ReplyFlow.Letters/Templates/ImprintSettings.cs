namespace ReplyFlow.Letters.Templates;

/// <summary>版记 at the foot of the last page.</summary>
public sealed record ImprintSettings
{
    /// <summary>Stands before the copy recipients, up to 20 characters.</summary>
    public string CopyLabel { get; init; } = "抄送：";

    /// <summary>Stands before addressees that leave page 1 no room for text and move here (GB/T 9704-2012, 7.3.2).</summary>
    public string AddresseeLabel { get; init; } = "主送：";

    /// <summary>Stands between two recipients of 抄送, up to 4 characters (GB/T 9704-2012, 7.4.2).</summary>
    public string Separator { get; init; } = "，";

    /// <summary>Follows the 印发日期 (GB/T 9704-2012, 7.4.3), up to 20 characters.</summary>
    public string IssuedSuffix { get; init; } = "印发";

    /// <summary>From one line of the imprint to the next, 6 to 11 mm.</summary>
    public double LinePitch { get; init; } = 8.4;
}

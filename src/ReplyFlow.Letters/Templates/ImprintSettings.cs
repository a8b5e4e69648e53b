namespace ReplyFlow.Letters.Templates;

/// <summary>版记 at the foot of the last page.</summary>
public sealed record ImprintSettings
{
    /// <summary>Label before the copy recipients.</summary>
    public string CopyLabel { get; init; } = "抄送：";

    /// <summary>Label before addressees that had to move here.</summary>
    public string AddresseeLabel { get; init; } = "主送：";

    /// <summary>Between two recipients.</summary>
    public string Separator { get; init; } = "，";

    /// <summary>After the date of printing.</summary>
    public string IssuedSuffix { get; init; } = "印发";

    /// <summary>Distance of the imprint's lines in mm.</summary>
    public double LinePitch { get; init; } = 8.4;
}

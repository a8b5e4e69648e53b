namespace ReplyFlow.Letters.Templates;

/// <summary>How far line spacing may leave the standard's 22 lines so that the last page holds text and closing (GB/T 9704-2012, 7.3.5.5).</summary>
public sealed record SpacingLimits
{
    /// <summary>Smallest line pitch as a share of the standard's.</summary>
    public double Tightest { get; init; } = 0.9;

    /// <summary>Largest line pitch as a share of the standard's.</summary>
    public double Loosest { get; init; } = 1.16;
}

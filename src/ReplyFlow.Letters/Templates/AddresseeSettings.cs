namespace ReplyFlow.Letters.Templates;

/// <summary>How the addressees are joined into 主送.</summary>
public sealed record AddresseeSettings
{
    /// <summary>Between two addressees.</summary>
    public string Separator { get; init; } = "、";

    /// <summary>After the last: ： or ：您好 and the like.</summary>
    public string Ending { get; init; } = "：";
}

namespace ReplyFlow.Letters.Templates;

/// <summary>How the addressees are joined into 主送.</summary>
public sealed record AddresseeSettings
{
    /// <summary>Stands between two addressees, up to 4 characters.</summary>
    public string Separator { get; init; } = "、";

    /// <summary>Follows the last addressee: ： or ：您好 and the like, up to 20 characters.</summary>
    public string Ending { get; init; } = "：";
}

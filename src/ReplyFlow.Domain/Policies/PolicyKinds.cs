namespace ReplyFlow.Domain.Policies;

/// <summary>What kinds are called, and which may be cited.</summary>
public static class PolicyKinds
{
    /// <summary>Every kind in the order in which it is offered.</summary>
    public static IReadOnlyList<PolicyKind> All { get; } = [.. Enum.GetValues<PolicyKind>().OrderBy(k => k == PolicyKind.Unknown)];

    /// <summary>The kind in Chinese.</summary>
    public static string Name(this PolicyKind kind) => kind switch
    {
        PolicyKind.Law => "法律",
        PolicyKind.Regulation => "法规",
        PolicyKind.Rule => "规章",
        PolicyKind.Normative => "规范性文件",
        PolicyKind.Plan => "规划",
        PolicyKind.Scheme => "方案",
        PolicyKind.Notice => "通知",
        PolicyKind.Letter => "信函",
        PolicyKind.News => "新闻",
        _ => "其他",
    };

    /// <summary>Whether a document of the kind can be a ground.</summary>
    public static bool IsCitable(this PolicyKind kind) => kind is not (PolicyKind.Unknown or PolicyKind.Letter or PolicyKind.News);
}

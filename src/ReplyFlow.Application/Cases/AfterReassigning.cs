namespace ReplyFlow.Application.Cases;

/// <summary>改派: what another lead means for those whose work ends, in words that are told by mail and in the inbox.</summary>
internal static class AfterReassigning
{
    /// <summary>For whoever no longer drafts a case that their bureau still leads.</summary>
    public const string SameLead = "您不用再办，写过的稿子留在本件里。";

    /// <summary>For a bureau that does not lead the case.</summary>
    /// <param name="coHandles">Whether it co-handles.</param>
    /// <param name="maySee">Whether it still may see the case.</param>
    /// <param name="heir">Who goes on with the draft that the bureau began; null where it began none.</param>
    public static string Told(bool coHandles, bool maySee, string? heir)
    {
        var told = coHandles ? "您单位现在会办本件，轮到您单位时会列在待办里"
            : maySee ? "您不用再办，本件仍可查看"
            : "您不用再办，也看不到本件了，“已办”里也不再列出";
        return heir is null ? $"{told}。"
            : coHandles || maySee ? $"{told}；写过的稿子由{heir}接着用。"
            : $"{told}；您单位写过的稿子留在系统里，由{heir}接着用。";
    }
}

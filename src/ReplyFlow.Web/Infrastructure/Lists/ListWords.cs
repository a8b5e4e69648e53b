namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>Words that the columns of several lists use.</summary>
internal static class ListWords
{
    /// <summary>是, or nothing.</summary>
    public static string? Yes(bool holds) => holds ? "是" : null;
}

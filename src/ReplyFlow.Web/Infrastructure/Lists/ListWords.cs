namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>Words that the columns of several lists use.</summary>
internal static class ListWords
{
    /// <summary>是, or nothing.</summary>
    public static string? Yes(bool holds) => holds ? "是" : null;

    /// <summary>A step by its title, with whom it is about where several of a case stand side by side: 代表反馈（韩某某代表）.</summary>
    public static string Step(string title, string about) => about.Length > 0 ? $"{title}（{about}）" : title;
}

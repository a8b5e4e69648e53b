namespace ReplyFlow.Web.Pages.Settings;

/// <summary>What pages are called by the first part of their address.</summary>
internal static class PageKinds
{
    private static readonly Dictionary<string, string> Names = new()
    {
        [""] = "收件箱",
        ["done"] = "已办",
        ["work"] = "待办",
        ["cases"] = "建议",
        ["suggestions"] = "建议列表、登记和导入",
        ["drafts"] = "起草",
        ["letters"] = "复函",
        ["notices"] = "其他发文",
        ["attachments"] = "附件",
        ["delivery"] = "送达",
        ["numbers"] = "文号",
        ["search"] = "查找",
        ["supervision"] = "督办",
        ["statistics"] = "统计",
        ["substitutions"] = "代理",
        ["settings"] = "设置",
        ["account"] = "登录和账号",
        ["setup"] = "初始化",
        ["verify"] = "公文核验",
        ["d"] = "代表的个人页面",
        ["error"] = "出错页",
    };

    /// <summary>What asks monitors, not people.</summary>
    private static readonly string[] Monitors = ["health", "ready"];

    /// <summary>The words for a kind of request, method and first part; null for what is no page.</summary>
    public static string? Of(string request) => request.Split(' ') is [var method, var page] && !Monitors.Contains(page)
        ? $"{Names.GetValueOrDefault(page, page)}{(method is "GET" or "HEAD" ? "" : "：提交")}" : null;
}

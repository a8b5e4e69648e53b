namespace ReplyFlow.Web.Infrastructure;

/// <summary>The left column, in order. A new area adds a line here.</summary>
public static class Navigation
{
    /// <summary>Every entry; the layout shows those whose policy lets the actor in.</summary>
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new("待办", "inbox", "/Index", Policies.CaseWork, Links.Home),
        new("已办", "list-check", "/WorkItems/Done", Policies.CaseWork, Links.Done),
        new("交办", "diagram-3", "/Assignments/Index", Policies.AssignSuggestions, Links.Assignments()),
        new("建议", "journal-text", "/Suggestions/Index", Policies.CaseWork, Links.Suggestions()),
        new("督办", "flag", "/Supervision/Index", Policies.Supervise, Links.Supervision),
        new("公文", "file-earmark-text", "/Letters/Index", Policies.CaseWork, Links.Letters),
        new("政策库", "book", "/PolicyLibrary/Index", Policies.SignedIn, Links.Library),
        new("统计", "bar-chart-line", "/Statistics/Index", Policies.Supervise, Links.Statistics),
        new("设置", "gear", "/Settings/Index", Policies.ManageDirectory, Links.Settings),
    ];
}

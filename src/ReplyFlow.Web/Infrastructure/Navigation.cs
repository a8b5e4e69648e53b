namespace ReplyFlow.Web.Infrastructure;

/// <summary>The left column, in order. A new area adds a line here.</summary>
public static class Navigation
{
    /// <summary>Every entry; the layout shows those whose policy lets the actor in.</summary>
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new("工作台", "house", "/Index", Policies.SignedIn, "/"),
        new("设置", "gear", "/Settings/Index", Policies.ManageDirectory, "/Settings"),
    ];
}

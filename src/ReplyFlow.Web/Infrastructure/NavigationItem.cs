namespace ReplyFlow.Web.Infrastructure;

/// <summary>An entry of the left column.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Page">The page it leads to.</param>
/// <param name="Policy">Who sees it.</param>
/// <param name="Prefix">Paths under which it is marked as the current one.</param>
public sealed record NavigationItem(string Label, string Icon, string Page, string Policy, string Prefix)
{
    /// <summary>Whether a path belongs to this entry.</summary>
    public bool Contains(PathString path) => Prefix == "/" ? path == "/" : path.StartsWithSegments(Prefix);
}

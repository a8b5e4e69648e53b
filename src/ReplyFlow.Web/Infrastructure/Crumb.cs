namespace ReplyFlow.Web.Infrastructure;

/// <summary>A step of the breadcrumb: pages set <c>ViewData["Crumbs"]</c> to the steps above themselves.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Url">Where it leads.</param>
public sealed record Crumb(string Label, string Url)
{
    /// <summary>The step of the settings.</summary>
    public static Crumb Settings { get; } = new("设置", Links.Settings);
}

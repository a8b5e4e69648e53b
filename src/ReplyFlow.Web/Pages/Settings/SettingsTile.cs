using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>An area of the settings. A new area adds a line here.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Words">What is done there.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Page">The page it leads to.</param>
/// <param name="Policy">Who sees it.</param>
public sealed record SettingsTile(string Label, string Words, string Icon, string Page, string Policy)
{
    /// <summary>Every area, in order.</summary>
    public static IReadOnlyList<SettingsTile> All { get; } =
    [
    ];
}

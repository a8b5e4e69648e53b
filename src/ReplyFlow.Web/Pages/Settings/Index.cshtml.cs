using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>设置: the areas the person may keep.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class IndexModel : AppPage
{
    public IEnumerable<SettingsTile> Tiles => SettingsTile.All.Where(t => Policies.Allows(t.Policy, Me));

    public void OnGet()
    {
    }
}

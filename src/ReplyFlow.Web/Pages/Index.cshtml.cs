using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Settings;

namespace ReplyFlow.Web.Pages;

/// <summary>工作台: where a person arrives.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(TimeProvider time) : AppPage
{
    public string TodayText => BeijingText.Full(time.Today());

    public IEnumerable<SettingsTile> Tiles => SettingsTile.All.Where(t => Policies.Allows(t.Policy, Me));

    public void OnGet()
    {
    }
}

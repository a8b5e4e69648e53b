using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>设置: the areas the person may keep.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class IndexModel(IncidentQueries incidents) : AppPage
{
    public IEnumerable<SettingsTile> Tiles => SettingsTile.All.Where(t => Policies.Allows(t.Policy, Me));

    /// <summary>Cases with a parked step; only administrators are told.</summary>
    public int Parked { get; private set; }

    public async Task OnGetAsync() => Parked = Policies.Allows(Policies.Administer, Me) ? await incidents.CountAsync(Aborted) : 0;
}

using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>系统健康: database, outbox, electronic signature, disk, clock, version.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class HealthModel(HealthChecks checks) : AppPage
{
    public IReadOnlyList<HealthPart> Parts { get; private set; } = [];

    public async Task OnGetAsync() => Parts = await checks.RunAsync(Aborted);
}

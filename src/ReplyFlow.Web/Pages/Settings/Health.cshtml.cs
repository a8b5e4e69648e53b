using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>系统状态: how every part of the installation is; an administrator's first page once the set-up is done.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class HealthModel(HealthChecks checks) : AppPage
{
    public IReadOnlyList<HealthPart> Parts { get; private set; } = [];

    public async Task OnGetAsync() => Parts = [.. (await checks.RunAsync(Aborted)).OrderBy(p => p.Problem is null)];
}

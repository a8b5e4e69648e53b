using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>公文模板: every profile, what is in force and who uses it.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(TemplateQueries templates) : AppPage
{
    public IReadOnlyList<TemplateProfile> Profiles { get; private set; } = [];

    public async Task OnGetAsync() => Profiles = await templates.ProfilesAsync(Aborted);
}

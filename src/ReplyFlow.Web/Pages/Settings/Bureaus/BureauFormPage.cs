using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>What the pages that create and edit bodies share.</summary>
public abstract class BureauFormPage(TemplateQueries templates) : AppPage
{
    [BindProperty]
    public BureauForm Input { get; set; } = new();

    public virtual bool IsNew => false;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<BureauKind>().Select(k => new SelectListItem(RoleRules.Label(k), k.ToString()));

    /// <summary>Templates that come with the product or have a saved version in force, and the body's own where it is not among them.</summary>
    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    public override async Task LoadAsync() => Profiles =
    [
        .. (await templates.ProfilesAsync(Aborted)).Where(p => p.IsShipped || p.Active is not null || p.Profile == Input.TemplateProfile)
            .Select(p => new SelectListItem(p.Label, p.Profile)),
    ];
}

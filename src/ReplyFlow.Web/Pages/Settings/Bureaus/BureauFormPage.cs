using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>What the pages that create and edit bodies share.</summary>
public abstract class BureauFormPage(ReplyFlowDb db, LetterRenderer renderer) : AppPage
{
    [BindProperty]
    public BureauForm Input { get; set; } = new();

    public virtual bool IsNew => false;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<BureauKind>().Select(k => new SelectListItem(RoleRules.Label(k), k.ToString()));

    /// <summary>Templates that come with the product or have a saved version in force, and the body's own where it is not among them.</summary>
    public IEnumerable<SelectListItem> Profiles =>
        renderer.Profiles.Union(db.LetterTemplates.Where(t => t.IsActive).Select(t => t.Profile)).Append(Input.TemplateProfile)
            .Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(f => new SelectListItem(Label(f), f));

    /// <summary>A template by its name; one that is only saved under its folder's.</summary>
    private string Label(string profile)
    {
        try
        {
            return renderer.Template(profile).Name;
        }
        catch (TemplateException)
        {
            return profile;
        }
    }
}

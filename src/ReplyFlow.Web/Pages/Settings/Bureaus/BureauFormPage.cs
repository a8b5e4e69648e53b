using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Hosting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>What the pages that create and edit bodies share.</summary>
public abstract class BureauFormPage : AppPage
{
    [BindProperty]
    public BureauForm Input { get; set; } = new();

    public virtual bool IsNew => false;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<BureauKind>().Select(k => new SelectListItem(RoleRules.Label(k), k.ToString()));

    /// <summary>Template folders that come with the product, and the body's own where it is not among them.</summary>
    public IEnumerable<SelectListItem> Profiles =>
        Folders().Append(Input.TemplateProfile).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(f => new SelectListItem(f, f));

    private static IEnumerable<string> Folders() =>
        Directory.Exists(ProductFolders.Templates)
            ? Directory.EnumerateDirectories(ProductFolders.Templates).Select(d => Path.GetFileName(d)!)
            : [];
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>A body and its divisions.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class EditModel(
    OrganisationQueries organisation, TemplateQueries templates, SaveBureau save, SaveDivision saveDivision, RemoveDivision removeDivision)
    : BureauFormPage(templates)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public BureauRow Row { get; private set; } = null!;

    /// <summary>The division that is renamed or removed; null for a new one.</summary>
    [BindProperty]
    public Guid? DivisionId { get; set; }

    [BindProperty]
    [Display(Name = "处室名称")]
    public string DivisionName { get; set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await save.RunAsync(Me, Id, Input.ToInput(), CancellationToken.None);
        return Done($"{Input.ShortName.Trim()}已修改，新发的公文起生效；已印发的公文不变。", "Index", new { id = (string?)null });
    }

    public async Task<IActionResult> OnPostAddDivisionAsync()
    {
        await saveDivision.RunAsync(Me, Id, null, DivisionName, CancellationToken.None);
        return Here($"已添加处室“{DivisionName.Trim()}”。");
    }

    public async Task<IActionResult> OnPostRenameDivisionAsync()
    {
        await saveDivision.RunAsync(Me, Id, DivisionId ?? Guid.Empty, DivisionName, CancellationToken.None);
        return Here($"处室已改名为“{DivisionName.Trim()}”。");
    }

    public async Task<IActionResult> OnPostRemoveDivisionAsync() =>
        Here($"已删除处室“{await removeDivision.RunAsync(Me, Id, DivisionId ?? Guid.Empty, CancellationToken.None)}”。");

    public override async Task LoadAsync()
    {
        Row = await organisation.BureauAsync(Id, Aborted);
        if (!Request.HasFormContentType || !Request.Form.ContainsKey("Input.Name"))
            Input = BureauForm.Of(Row.Bureau);
        await base.LoadAsync();
    }

    private RedirectToPageResult Here(string message) => Done(message, "Edit", new { id = Id, handler = "" });
}

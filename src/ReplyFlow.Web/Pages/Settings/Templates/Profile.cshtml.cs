using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>One profile: its versions, which is in force, who uses it.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ProfileModel(ReplyFlowDb db, TemplateQueries templates, ActivateTemplate activate, AssignTemplate assign) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "公文模板")]
    public string Profile { get; set; } = "";

    /// <summary>The bureau chosen to use it.</summary>
    [BindProperty]
    public Guid? BureauId { get; set; }

    public TemplateProfile Row { get; private set; } = null!;

    /// <summary>What deputies are asked about letters of this profile.</summary>
    public ProfileForm Form { get; private set; } = null!;

    /// <summary>Bureaus that use another profile.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    /// <summary>征询意见表 as a PDF, filled in with invented values.</summary>
    public async Task<IActionResult> OnGetFormAsync()
    {
        var pdf = await templates.SampleFormAsync(Profile, Aborted);
        Response.Headers.SetFile("inline", "征询意见表样表.pdf", "no-store");
        return new FileContentResult(pdf, "application/pdf");
    }

    public async Task<IActionResult> OnPostActivateAsync(int version)
    {
        await activate.RunAsync(Me, Profile, version, CancellationToken.None);
        return Here($"已启用第 {version} 版，新发的公文按它排版；已印发的公文不变。");
    }

    public async Task<IActionResult> OnPostShippedAsync()
    {
        await activate.RunAsync(Me, Profile, null, CancellationToken.None);
        return Here("已改回随产品的版本，新发的公文按它排版；保存的各版本都还在。");
    }

    public async Task<IActionResult> OnPostUseAsync()
    {
        var bureau = await assign.RunAsync(Me, Profile, BureauId, CancellationToken.None);
        return Here($"{bureau}已改用这个模板，新发的公文起生效。");
    }

    public override async Task LoadAsync()
    {
        var all = await templates.ProfilesAsync(Aborted);
        Row = all.FirstOrDefault(p => p.Profile == Profile) ?? throw new NotFoundException("没有这个模板，可能链接有误。");
        Form = templates.FeedbackForm(Profile);
        var names = all.ToDictionary(p => p.Profile, p => p.Label);
        Others = [.. (await db.Bureaus.AsNoTracking().Where(b => b.Kind == BureauKind.Handling && b.TemplateProfile != Profile).OrderBy(b => b.Name)
            .Select(b => new { b.Id, b.Name, b.TemplateProfile }).ToListAsync(Aborted))
            .Select(b => new SelectListItem($"{b.Name}（现用“{names[b.TemplateProfile]}”）", b.Id.ToString()))];
    }

    private RedirectToPageResult Here(string message) => Done(message, "Profile", new { profile = Profile, handler = "" });
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>A template's settings beside the sample letter they give. Saving makes a new version, under the same name or another.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class EditModel(TemplateQueries templates, LetterRenderer renderer, SaveTemplate save) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "公文模板")]
    public string Profile { get; set; } = "";

    [BindProperty]
    public TemplateForm Input { get; set; } = new();

    /// <summary>The sample letter with the settings as typed.</summary>
    public TemplateTrial Trial { get; private set; } = null!;

    public override Task LoadAsync()
    {
        Trial = TemplateTrial.Run(renderer, Profile, Input.Json);
        return Task.CompletedTask;
    }

    public async Task OnGetAsync(int? version)
    {
        Input = new TemplateForm { Profile = Profile, Json = await templates.JsonAsync(Profile, version, Aborted) };
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        var version = await save.RunAsync(Me, Input.Profile, Input.Json, CancellationToken.None);
        return Done($"已存为第 {version} 版，还没有启用。核对样文后点“启用”。", "Profile", new { profile = Input.Profile.Trim(), handler = "" });
    }

    /// <summary>Shows the sample letter with what is typed, and stores nothing: the way without script.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        return Page();
    }

    /// <summary>The sample letter alone, while somebody types.</summary>
    public IActionResult OnPostPane() => Partial("_Pane", TemplateTrial.Run(renderer, Profile, Input.Json));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>A template's settings beside the sample letter they give. Saving makes a new version, under the same name or another.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class EditModel(TemplateQueries templates, LetterRenderer renderer, SaveTemplate save) : AppPage
{
    private const string JsonError = nameof(TemplateForm.Json) + "[";

    [BindProperty(SupportsGet = true)]
    [Display(Name = "公文模板")]
    public string Profile { get; set; } = "";

    [BindProperty]
    public TemplateForm Input { get; set; } = new();

    /// <summary>What people call the template that is changed.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The sample letter with the settings as typed.</summary>
    public TemplateTrial Trial { get; private set; } = null!;

    /// <summary>Whether the text of the file is edited and not the form.</summary>
    public bool IsText => Input.Fields.Count == 0;

    /// <summary>The file as it is typed.</summary>
    private string Written => IsText ? Input.Json : TemplateJson.Write(Input.Json, Input.Fields);

    public override async Task LoadAsync()
    {
        Label = await templates.LabelAsync(Profile, Aborted);
        Trial = Try();
    }

    public async Task OnGetAsync(int? version)
    {
        var json = await templates.JsonAsync(Profile, version, Aborted);
        Input = new TemplateForm { Profile = Profile, Json = json, Fields = TemplateJson.Read(json) ?? [] };
        await LoadAsync();
    }

    /// <summary>Goes on in the text of the file, with what is typed.</summary>
    public async Task<IActionResult> OnPostExpertAsync()
    {
        Input = new TemplateForm { Profile = Input.Profile, Json = Written };
        return await ShownAsync();
    }

    /// <summary>Goes on in the form, with what is typed; text that is no file of settings stays.</summary>
    public async Task<IActionResult> OnPostFieldsAsync()
    {
        Input = new TemplateForm { Profile = Input.Profile, Json = Written, Fields = TemplateJson.Read(Written) ?? [] };
        return await ShownAsync();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (Input.AsNew && !IsText)
        {
            var made = await save.AsNewAsync(Me, Profile, Written, CancellationToken.None);
            return Done("已存为新模板的第 1 版，还没有启用。核对样文后点“启用”，再选择使用单位。", "Profile", new { profile = made, handler = "" });
        }
        var version = await save.RunAsync(Me, Input.Profile, Written, CancellationToken.None);
        return Done($"已存为第 {version} 版，还没有启用。核对样文后点“启用”。", "Profile", new { profile = Input.Profile.Trim(), handler = "" });
    }

    /// <summary>Shows the sample letter with what is typed, and stores nothing: the way without script.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        return Page();
    }

    /// <summary>What cannot be used is told in the words of the form, where that is what is typed into.</summary>
    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not InvalidInputException { Errors: var errors })
            return null;
        var page = (PageResult)await ShownAsync();
        foreach (var error in errors)
            if (!error.Field.StartsWith(JsonError, StringComparison.Ordinal))
                ModelState.AddModelError(FormField.Name(this, error.Field), error.Message);
            else if (IsText)
                ModelState.AddModelError("Input.Json", error.Message);
        if (!IsText)
            foreach (var problem in Trial.Problems)
                ModelState.AddModelError(problem.Path.Length > 0 ? FieldName(problem.Path) : "", Sentence(problem));
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    /// <summary>The name of a setting's field.</summary>
    public static string FieldName(string path) => $"Input.Fields[{path}]";

    /// <summary>What is wrong, in the words of the form or of the file.</summary>
    public static string Sentence(InputError problem) => problem.Message.TrimEnd('。') + "。";

    private TemplateTrial Try()
    {
        var trial = TemplateTrial.Run(renderer, Profile, Written);
        return trial with
        {
            Problems = [.. trial.Problems.Select(p =>
                IsText ? p with { Message = $"{Excerpt.Of(Profile)}/{TemplateFile.FileName}：{p}" } : TemplateJson.InWords(p))],
        };
    }

    private async Task<IActionResult> ShownAsync()
    {
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Input.Fields", StringComparison.Ordinal) || k == "Input.Json").ToList())
            ModelState.Remove(key);
        await LoadAsync();
        return Page();
    }

    /// <summary>The sample letter alone, while somebody types.</summary>
    public IActionResult OnPostPane() => Partial("_Pane", Try());
}

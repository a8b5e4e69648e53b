using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>The form with a template's settings.</summary>
public sealed class TemplateForm
{
    /// <summary>The profile to save into; another name makes a new profile.</summary>
    [Display(Name = "存到哪个模板")]
    public string Profile { get; set; } = "";

    /// <summary>The settings as the form asks for them, by their path; empty where the text of the file is edited.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>The settings.</summary>
    [Display(Name = "设置（JSON）"), DataType(DataType.MultilineText)]
    public string Json { get; set; } = "";
}

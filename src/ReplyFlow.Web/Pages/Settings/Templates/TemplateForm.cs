using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>The form with a template's settings.</summary>
public sealed class TemplateForm
{
    /// <summary>The profile to save into; another name makes a new profile.</summary>
    [Display(Name = "存到哪个模板文件夹")]
    public string Profile { get; set; } = "";

    /// <summary>Whether the form is saved as a profile of its own, beside the one it was made from.</summary>
    [Display(Name = "复制成一个新模板")]
    public bool AsNew { get; set; }

    /// <summary>The settings as the form asks for them, by their path; empty where the text of the file is edited.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>The settings.</summary>
    [Display(Name = "设置（JSON）"), DataType(DataType.MultilineText)]
    public string Json { get; set; } = "";
}

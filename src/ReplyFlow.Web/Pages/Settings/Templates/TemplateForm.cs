namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>The form with a template's settings.</summary>
public sealed class TemplateForm
{
    /// <summary>The profile to save into; another name makes a new profile.</summary>
    public string Profile { get; set; } = "";

    /// <summary>The settings.</summary>
    public string Json { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>Which definition new suggestions start on.</summary>
public sealed class StartForm
{
    /// <summary>Definition of suggestions made during a session.</summary>
    [Display(Name = "会议期间建议")]
    public string DuringSession { get; set; } = "";

    /// <summary>Definition of those made between sessions.</summary>
    [Display(Name = "闭会期间建议")]
    public string OffSession { get; set; } = "";
}

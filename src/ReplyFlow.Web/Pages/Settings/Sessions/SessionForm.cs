using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>The form about a session.</summary>
public sealed class SessionForm
{
    [Display(Name = "会议名称")]
    public string Name { get; set; } = "";

    public DateOnly? OpensOn { get; set; }
    public DateOnly? CampaignOn { get; set; }
}

using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>The form about a session.</summary>
public sealed class SessionForm
{
    [Display(Name = "会议名称")]
    public string Name { get; set; } = "";

    [Display(Name = "开幕日期")]
    public DateOnly? OpensOn { get; set; }

    [Display(Name = "要求办结日期")]
    public DateOnly? CampaignOn { get; set; }
}

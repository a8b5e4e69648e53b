namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>The form about a session.</summary>
public sealed class SessionForm
{
    public string Name { get; set; } = "";
    public DateOnly? OpensOn { get; set; }
    public DateOnly? CampaignOn { get; set; }
}

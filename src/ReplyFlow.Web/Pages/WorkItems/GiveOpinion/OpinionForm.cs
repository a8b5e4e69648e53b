namespace ReplyFlow.Web.Pages.WorkItems.GiveOpinion;

/// <summary>会办意见: what is typed.</summary>
public sealed class OpinionForm
{
    public string Text { get; set; } = "";
}

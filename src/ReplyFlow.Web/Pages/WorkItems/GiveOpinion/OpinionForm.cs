using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems.GiveOpinion;

/// <summary>会办意见: what is typed.</summary>
public sealed class OpinionForm
{
    [Display(Name = "会办意见"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";
}

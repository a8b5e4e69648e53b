using System.ComponentModel.DataAnnotations;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Pages.WorkItems.Talk;

/// <summary>与代表联系沟通: what is typed.</summary>
public sealed class TalkForm
{
    [Display(Name = "沟通日期")]
    public DateOnly? On { get; set; }

    public ContactChannel Channel { get; set; }
}

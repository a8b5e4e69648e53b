using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Numbers;

/// <summary>作废文号: the form.</summary>
public sealed class VoidForm
{
    [Display(Name = "作废的理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}

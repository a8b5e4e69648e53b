using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>What is typed on the page of every work item; a kind of step has a form of its own beside it.</summary>
public sealed class DecisionForm
{
    /// <summary>The button pressed.</summary>
    [Display(Name = "办理结果")]
    public string Outcome { get; set; } = "";

    /// <summary>Words or reason.</summary>
    [Display(Name = "意见"), DataType(DataType.MultilineText)]
    public string Comment { get; set; } = "";

    /// <summary>Version of the draft that was on the page.</summary>
    public int? SeenDraftVersion { get; set; }
}

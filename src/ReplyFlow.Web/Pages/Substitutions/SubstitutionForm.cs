using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Substitutions;

/// <summary>The form that names a substitute.</summary>
public sealed class SubstitutionForm
{
    [Display(Name = "代理人")]
    public string SubstituteId { get; set; } = "";

    [Display(Name = "开始日期")]
    public DateOnly? From { get; set; }

    [Display(Name = "结束日期")]
    public DateOnly? To { get; set; }

    /// <summary>Whether only the chosen steps are covered.</summary>
    public bool Some { get; set; }

    public List<string> Steps { get; set; } = [];

    [Display(Name = "原因")]
    public string Reason { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Workflows.Incidents;

/// <summary>What the administrator sends about a parked step.</summary>
public sealed class StepForm
{
    /// <summary>How often it had been tried when the page was made.</summary>
    public int Tries { get; set; }

    /// <summary>The port to leave by when it is skipped.</summary>
    [Display(Name = "按哪个结果继续")]
    public string Outcome { get; set; } = "";

    /// <summary>Why it is skipped.</summary>
    [Display(Name = "理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>停用 or 换新 of a deputy's links: the form.</summary>
public sealed class LinksForm
{
    [Display(Name = "理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";

    /// <summary>Whether the question before the end of every link was answered.</summary>
    public bool IsSure { get; set; }

    /// <summary>How many links that question named.</summary>
    [Display(Name = "将停用的链接")]
    public int Open { get; set; }
}

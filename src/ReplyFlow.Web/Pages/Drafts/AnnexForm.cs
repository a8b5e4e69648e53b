using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>One of the letter's own attachments as typed.</summary>
public sealed class AnnexForm
{
    /// <summary>The list as it was seen.</summary>
    [Display(Name = "复函的附件")]
    public string Seen { get; set; } = "";

    [Display(Name = "附件名称")]
    public string Title { get; set; } = "";

    [Display(Name = "附件的文字"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";

    [Display(Name = "表格"), DataType(DataType.MultilineText)]
    public string Table { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>The editor's fields as typed.</summary>
public sealed class EditForm
{
    public Guid WorkItemId { get; set; }
    public int Revision { get; set; }

    /// <summary>The letter's own attachments as the page showed them.</summary>
    [Display(Name = "复函的附件")]
    public string SeenAnnexes { get; set; } = "";

    [Display(Name = "标题")]
    public string Title { get; set; } = "";

    [Display(Name = "正文"), DataType(DataType.MultilineText)]
    public string Body { get; set; } = "";

    [Display(Name = "办理结果类别")]
    public string Category { get; set; } = "";

    [Display(Name = "定类依据"), DataType(DataType.MultilineText)]
    public string CategoryGround { get; set; } = "";

    [Display(Name = "公开属性")]
    public string Disclosure { get; set; } = "";

    [Display(Name = "不公开的理由"), DataType(DataType.MultilineText)]
    public string DisclosureReason { get; set; } = "";

    [Display(Name = "联系人")]
    public string ContactName { get; set; } = "";

    [Display(Name = "联系电话")]
    public string ContactPhone { get; set; } = "";

    [Display(Name = "附件名称"), DataType(DataType.MultilineText)]
    public string Attachments { get; set; } = "";

    [Display(Name = "附注行"), DataType(DataType.MultilineText)]
    public string Notes { get; set; } = "";

    public List<Guid> CountersignDivisionIds { get; set; } = [];

    /// <summary>Whether divisions or words stood here from an earlier submission: leaving them empty then says something.</summary>
    public bool WasSent { get; set; }

    [Display(Name = "给下一位办理人的话"), DataType(DataType.MultilineText)]
    public string Comment { get; set; } = "";

    [Display(Name = "办理结果")]
    public string Outcome { get; set; } = "";

    /// <summary>The draft's content; browsers send line ends as CR LF.</summary>
    public DraftContent ToContent() => new(
        Title, Lines(Body), Category, Lines(CategoryGround), Disclosure, Lines(DisclosureReason), ContactName, ContactPhone, Lines(Attachments))
    {
        Notes = Notes.Length > 0 ? Lines(Notes) : null,
        Sending = WasSent || CountersignDivisionIds.Count > 0 || Comment.Length > 0 ? new([.. CountersignDivisionIds], Comment) : null,
    };

    /// <summary>Fills the fields from a draft.</summary>
    public void Take(DraftContent content)
    {
        (Title, Body, Attachments, Notes) = (content.Title, content.Body, content.Attachments, content.Notes ?? "");
        (Category, CategoryGround) = (content.Category, content.CategoryGround);
        (Disclosure, DisclosureReason) = (content.Disclosure, content.DisclosureReason);
        (ContactName, ContactPhone) = (content.ContactName, content.ContactPhone);
    }

    /// <summary>Fills in what is sent with the draft.</summary>
    public void Take(DraftSending sending) => (CountersignDivisionIds, Comment) = ([.. sending.CountersignDivisionIds], sending.Comment);

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}

using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>The editor's fields as typed.</summary>
public sealed class EditForm
{
    public Guid WorkItemId { get; set; }
    public int Revision { get; set; }
    public string Title { get; set; } = "";
    public string Body { get; set; } = "";
    public string Category { get; set; } = "";
    public string CategoryGround { get; set; } = "";
    public string Disclosure { get; set; } = "";
    public string DisclosureReason { get; set; } = "";
    public string ContactName { get; set; } = "";
    public string ContactPhone { get; set; } = "";
    public string Attachments { get; set; } = "";
    public List<Guid> CountersignDivisionIds { get; set; } = [];
    public string Comment { get; set; } = "";
    public string Outcome { get; set; } = "";

    /// <summary>The draft's content; browsers send line ends as CR LF.</summary>
    public DraftContent ToContent() => new(
        Title, Lines(Body), Category, Lines(CategoryGround), Disclosure, Lines(DisclosureReason), ContactName, ContactPhone, Lines(Attachments));

    /// <summary>Fills the fields from a draft.</summary>
    public void Take(DraftContent content)
    {
        (Title, Body, Attachments) = (content.Title, content.Body, content.Attachments);
        (Category, CategoryGround) = (content.Category, content.CategoryGround);
        (Disclosure, DisclosureReason) = (content.Disclosure, content.DisclosureReason);
        (ContactName, ContactPhone) = (content.ContactName, content.ContactPhone);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}

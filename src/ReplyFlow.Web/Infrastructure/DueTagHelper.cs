using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>A due date with its words, marked when pressing or late: <c>&lt;due on="row.DueOn" /&gt;</c>. Nothing when there is none.</summary>
[HtmlTargetElement("due", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DueTagHelper(DueText text, Icons icons) : TagHelper
{
    public DateOnly? On { get; set; }

    /// <summary>Whether it may move once the holidays of its year are known.</summary>
    public bool Provisional { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (On is not { } due)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var (look, icon) = text.StateOf(due) switch
        {
            DueState.Late => ("due due-late", "exclamation-circle"),
            DueState.Soon => ("due due-soon", "clock"),
            _ => ("due", null),
        };
        output.Attributes.SetAttribute("class", look);
        if (icon is not null)
            output.Content.AppendHtml(icons.Get(icon));
        output.Content.Append(text.Words(due));
        if (Provisional)
            output.Content.AppendHtml(" <span class=\"tag tag-soon\" title=\"该年放假安排尚未载入，载入后重算\">暂定</span>");
    }
}

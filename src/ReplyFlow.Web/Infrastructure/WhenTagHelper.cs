using Microsoft.AspNetCore.Razor.TagHelpers;
using ReplyFlow.Domain;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>An instant in relative words with the exact one on hover: <c>&lt;when at="Model.OpenedAt" /&gt;</c>.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTagHelper(TimeProvider time) : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
        output.Attributes.SetAttribute("title", BeijingText.Exact(At));
        output.Content.SetContent(BeijingText.Relative(At, time.GetUtcNow()));
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Draws an icon: <c>&lt;icon name="inbox" /&gt;</c>. For the eye only; put words beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    /// <summary>Name of the icon, one that frontend/build.mjs copies.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Get(Name));
    }
}

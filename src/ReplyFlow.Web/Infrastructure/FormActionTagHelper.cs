using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Gives a posting form that names no address its page's own, without the handler and the number of a kept form. Left out, a browser takes the address that is
/// shown; after a post to one handler came back with the page, every form on it would go to that handler.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormActionTagHelper : TagHelper
{
    /// <summary>The page that is written.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        if (!posts || output.Attributes.ContainsName("action"))
            return;
        var request = ViewContext.HttpContext.Request;
        output.Attributes.SetAttribute("action", TypedForm.AddressOf(request));
    }
}

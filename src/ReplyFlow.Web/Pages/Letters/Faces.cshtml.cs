using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>
/// The glyphs of a letter's pages as a style sheet. Its address says which characters, so it needs no case and may be kept for good;
/// who asks learns the shapes of characters, nothing else.
/// </summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class FacesModel(LetterRenderer renderer) : AppPage
{
    public IActionResult OnGet()
    {
        if (LetterFaces.Sheet(renderer.Fonts, name => Request.Query[name]) is not { } css)
            return BadRequest();
        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Content(css, "text/css; charset=utf-8");
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Error;

/// <summary>What happened, what was kept, what to do, and the number to ask about. Never a stack trace.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    /// <summary>The HTTP status. Taken from the route itself: where the form cannot be read, nothing is bound.</summary>
    public int Code => int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);

    // Other methods than GET come here too, when a POST failed; the page shows the same without a handler.
    public ErrorText Text => ErrorText.Of(Code, HttpContext.Features.Get<RefusalNote>());

    public string Reference => $"{Code}-{Infrastructure.Reference.Of(HttpContext)}";

    public void OnGet()
    {
    }
}

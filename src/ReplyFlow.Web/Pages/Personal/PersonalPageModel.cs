using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Letters.Model;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>
/// Base of what stands behind a personal link. The token is the right to it: no account, no cookie, no script, and no form of another
/// site can know the address.
/// </summary>
[IgnoreAntiforgeryToken]
public abstract class PersonalPageModel : AppPage
{
    /// <summary>The token; empty for what can be none.</summary>
    public string Token => HttpContext.Features.Get<PersonalTokenFeature>()?.Token ?? "";

    /// <summary>Why the link leads nowhere, for a deputy to read; null where it does lead somewhere.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whom a deputy may ask whose link leads nowhere any more; null where nobody is named.</summary>
    public (string Bureau, LetterContact Contact)? Help { get; private set; }

    /// <summary>Where the same deputy asks 代联工委.</summary>
    public LiaisonContact? Liaison { get; private set; }

    /// <summary>Leads on to another part of the page. The framework's own redirect writes where to, and so the token, into its log.</summary>
    protected StatusCodeResult LeadTo(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status302Found);
    }

    /// <inheritdoc />
    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not (LinkClosedException or UnknownLinkException))
            return null;
        if (refusal is LinkClosedException)
        {
            var pages = HttpContext.RequestServices.GetRequiredService<PersonalPageQueries>();
            (Help, Liaison) = (await pages.ContactAsync(Token, Aborted), await pages.LiaisonAsync(Aborted));
        }
        var tooMany = refusal is UnknownLinkException && HttpContext.RequestServices.GetRequiredService<Guesses>().Add(HttpContext);
        Refusal = tooMany ? "短时间内从您的网络打开了太多打不开的网址。请过一分钟再试，并核对网址有没有输入完整。" : refusal.Message;
        var page = Page();
        page.StatusCode = tooMany ? StatusCodes.Status429TooManyRequests
            : refusal is UnknownLinkException ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        if (tooMany)
            Response.Headers.RetryAfter = "60";
        return page;
    }
}

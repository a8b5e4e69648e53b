using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers a form whose antiforgery token is not accepted any more: where the page was made for whoever is signed in now, it is shown
/// again filled; where it was made for somebody else, <see cref="OthersForms"/> keeps it. What no page of this installation made stays refused.
/// </summary>
public sealed class StaleForms(FormKeeper keeper, FormOwner owner, CurrentActor current) : IAsyncAlwaysRunResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = await AnswerAsync(context.HttpContext) ?? context.Result;
        await next();
    }

    private async Task<IActionResult?> AnswerAsync(HttpContext http)
    {
        if (http.Request.IsHtmx())
            return null;
        if (await FormKeeper.ReadAsync(http.Request) is not { } form)
        {
            if (await FormKeeper.FaultAsync(http.Request) is { } fault)
                http.Features.Set(new RefusalNote(fault));
            return null;
        }
        // Another window has signed in, or the page is older than the keys: it is shown anew, or leads on.
        if (http.Request.Path.StartsWithSegments(Links.Login) && form.ContainsKey(TypedForm.Token))
            return new LocalRedirectResult(TypedForm.AddressOf(http.Request));
        if (current.Actor is not { } actor || owner.Read(form) != actor.UserId)
            return null;
        var address = await keeper.KeepAsync(http);
        return FormKeeper.IsLost(address) ? null : new LocalRedirectResult(address);
    }
}

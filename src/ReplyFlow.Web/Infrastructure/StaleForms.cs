using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers a form whose antiforgery token is not accepted any more: where the page was made for whoever is signed in now, it is shown
/// again filled; where it was made for somebody else, it is kept for them. What no page of this installation made stays refused.
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
            if (http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null)
                http.Features.Set(new RefusalNote("提交的内容读不出来，什么都没有改动：文件太多、太大，或者没有传完。"));
            return null;
        }
        // Another window has signed in, or the page is older than the keys: it is shown anew, or leads on.
        if (http.Request.Path.StartsWithSegments(Links.Login) && form.ContainsKey(TypedForm.Token))
            return new LocalRedirectResult(TypedForm.AddressOf(http.Request));
        if (owner.Read(form) is not { } person)
            return null;
        var address = await keeper.KeepAsync(http);
        if (person == current.Actor?.UserId)
            return FormKeeper.IsLost(address) ? null : new LocalRedirectResult(address);
        http.Features.Set(new RefusalNote(FormKeeper.IsKept(address)
            ? "这一页是用另一个账号打开的，现在登录的不是那个账号，所以没有提交。填写的内容已为那个账号保留一小时，用它登录后会再看到。"
            : "这一页是用另一个账号打开的，现在登录的不是那个账号，所以没有提交。"));
        return null;
    }
}

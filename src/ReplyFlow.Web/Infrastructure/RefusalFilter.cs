using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Guarding;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers refusals: wrong input and decisions that came too late show the same page again with the words beside the
/// fields; what is not there is a 404, what is not allowed a 403. Handlers run only when the form could be read, and for a form that
/// was kept (see <see cref="KeptFormFilter"/>) none: its page is shown with what was typed.
/// </summary>
public sealed class RefusalFilter(FormKeeper keeper, CurrentActor current) : IAsyncPageFilter
{
    /// <inheritdoc />
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not AppPage page)
        {
            await next();
            return;
        }
        if (context.HttpContext.Features.Get<KeptFormShown>() is { Form: not null })
        {
            context.Result = await SafelyAsync(page, async () =>
            {
                await page.RestoreAsync();
                return page.Page();
            });
            return;
        }
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) && !Names(context))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }
        if (!page.ModelState.IsValid && !HttpMethods.IsGet(context.HttpContext.Request.Method))
        {
            context.Result = await SafelyAsync(page, async () =>
                await page.AnswerRefusalAsync(Unreadable(page)) ?? await AgainAsync(page, StatusCodes.Status400BadRequest));
            return;
        }
        var executed = await next();
        if (executed.Exception is null || executed.ExceptionHandled)
        {
            await DropSentAsync(context.HttpContext.Request, executed.Result);
            return;
        }
        if (await SafelyAsync(page, () => AnswerAsync(page, executed.Exception)) is not { } answer)
            return;
        executed.ExceptionHandled = true;
        executed.Result = answer;
    }

    /// <summary>A kept form that was sent now is not shown once more. Where the same page is the answer, it was not sent yet.</summary>
    private async Task DropSentAsync(HttpRequest request, IActionResult? result)
    {
        if (result is not PageResult && HttpMethods.IsPost(request.Method) && request.HasFormContentType && current.Actor is { } actor
            && Guid.TryParse(request.Form[KeptFormFilter.Field], out var id))
            await keeper.DropAsync(actor.UserId, id);
    }

    /// <summary>
    /// Whether the address names the handler that is about to run. Without one the page would be written as nobody made it ready;
    /// and under a name that nobody knows, nothing is done that was not asked for.
    /// </summary>
    private static bool Names(PageHandlerExecutingContext context)
    {
        var asked = context.RouteData.Values["handler"] as string ?? context.HttpContext.Request.Query["handler"].FirstOrDefault() ?? "";
        return context.HandlerMethod is { } handler && string.Equals(handler.Name ?? "", asked, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What could not be read, as a command would refuse it; the words stand beside the fields already.</summary>
    private static InvalidInputException Unreadable(AppPage page) =>
        new([.. page.ModelState.SelectMany(f => f.Value!.Errors, (f, e) => new FieldError(f.Key, e.ErrorMessage))]);

    private static async Task<IActionResult?> AnswerAsync(AppPage page, Exception exception)
    {
        switch (exception)
        {
            case RefusalException refusal when await page.AnswerRefusalAsync(refusal) is { } own:
                return own;
            case InvalidInputException invalid:
                foreach (var error in invalid.Errors)
                    page.ModelState.AddModelError(FormField.Name(page, error.Field), error.Message);
                return await AgainAsync(page, StatusCodes.Status400BadRequest);
            case NotFoundException:
                return page.Refused(StatusCodes.Status404NotFound, exception.Message);
            case NotAllowedException:
                return page.Refused(StatusCodes.Status403Forbidden, exception.Message);
            case RefusalException refusal:
                page.ModelState.AddModelError("", refusal.Message);
                return await AgainAsync(page, StatusCodes.Status409Conflict);
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError("", "别人刚刚修改了同一份内容，您的操作没有生效。您输入的内容仍保留在下方，请核对后再提交。");
                return await AgainAsync(page, StatusCodes.Status409Conflict);
            case UnstorableTextException or DbUpdateException { InnerException: UnstorableTextException }:
                page.ModelState.AddModelError("", "填写的内容里有无法保存的字符，没有保存。请重新输入后再提交。");
                return await AgainAsync(page, StatusCodes.Status400BadRequest);
            default:
                return null;
        }
    }

    /// <summary>Reading the page again may find that it is gone, or no longer this person's to see.</summary>
    private static async Task<IActionResult?> SafelyAsync(AppPage page, Func<Task<IActionResult?>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RefusalException e)
        {
            if (await page.AnswerRefusalAsync(e) is { } own)
                return own;
            if (e is not (NotFoundException or NotAllowedException))
                throw;
            return page.Refused(e is NotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden, e.Message);
        }
    }

    private static async Task<IActionResult> AgainAsync(AppPage page, int status)
    {
        await page.LoadAsync();
        var result = page.Page();
        result.StatusCode = status;
        return result;
    }
}

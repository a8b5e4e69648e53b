namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// A form that was made for another person than the one who is signed in now is kept for its person and answered with that, whatever
/// refused it: its page's policy, its token, or a password that has to be changed first. Nothing of it was carried out.
/// </summary>
public sealed class OthersForms(RequestDelegate next)
{
    /// <summary>Lets everything pass, and looks at what was refused.</summary>
    public async Task InvokeAsync(HttpContext context, CurrentActor current, FormKeeper keeper, FormOwner owner)
    {
        await next(context);
        if (!IsRefused(context, current) || await FormKeeper.ReadAsync(context.Request) is not { } form
            || owner.Read(form) is not { } person || person == current.Actor?.UserId)
            return;
        const string Why = "这一页是用另一个账号打开的，现在登录的不是那个账号，所以没有提交。";
        var address = await keeper.KeepAsync(context);
        context.Features.Set(
            FormKeeper.IsKept(address) ? new RefusalNote($"{Why}填写的内容已为那个账号保留一小时，用它登录后会再看到。", "请用那个账号登录，核对后再提交。")
            : FormKeeper.IsLost(address) ? new RefusalNote($"{Why}填写的内容没能保留。", "请返回上一页，把填写的内容复制出来，再用那个账号提交。")
            : new RefusalNote(Why, "请回到首页，再办一次。"));
        context.Response.Headers.Location = default;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>Whether a page's form was sent and refused; not what a script sends, nor the error page, asked for with the same request.</summary>
    private static bool IsRefused(HttpContext context, CurrentActor current) =>
        HttpMethods.IsPost(context.Request.Method) && !context.Response.HasStarted && !context.Request.IsHtmx()
        && (context.Response.StatusCode is >= 400 and < 500 || current.Actor is { MustChangePassword: true })
        && context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
        && context.GetEndpoint()?.Metadata is { } page && page.GetMetadata<StreamedFormAttribute>() is null;
}

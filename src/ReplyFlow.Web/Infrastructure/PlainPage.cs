namespace ReplyFlow.Web.Infrastructure;

/// <summary>An error page that needs nothing but this program: no database, no account, no layout.</summary>
internal static class PlainPage
{
    private const int RetrySeconds = 30;

    /// <summary>What is said of a database that others keep busy: it is there, and the next try will do.</summary>
    private static readonly ErrorText Busy = new(
        "系统忙，请再点一次", "同时办理的人多，这次没有排上，什么都没有改动。", "填写的内容没有丢。");

    /// <summary>Answers with it.</summary>
    public static Task WriteAsync(HttpContext context, int status) => WriteAsync(context, status, ErrorText.Of(status, null), "");

    /// <summary>Answers that the database is busy: what was sent can be sent again by one button.</summary>
    public static async Task WriteBusyAsync(HttpContext context)
    {
        var form = await SentAgain.FormAsync(context);
        var text = form.Length > 0 ? Busy : Busy with { Next = "请按浏览器的“后退”，刚才填写的内容还在，再点一次。" };
        await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, text, form);
    }

    private static Task WriteAsync(HttpContext context, int status, ErrorText text, string form)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = $"{RetrySeconds}";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>{text.Heading}</title>
              <link rel="stylesheet" href="/lib/bootstrap.min.css" />
              <link rel="stylesheet" href="/site.css" />
            </head>
            <body class="plain">
              <main id="main" class="plain-card">
                <h1 class="plain-title">{text.Heading}</h1>
                <p>{text.What}</p>
                <p>{text.Next}</p>
                <p class="soft">编号 <span class="num">{status}-{Reference.Of(context)}</span>。需要帮助时，请把这个编号告诉系统管理员。</p>
                {form}
                <p class="actions"><a class="btn {(form.Length > 0 ? "btn-plain" : "btn-primary")}" href="{Links.Home}">回到首页</a></p>
              </main>
            </body>
            </html>
            """);
    }
}

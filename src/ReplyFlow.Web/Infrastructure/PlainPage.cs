namespace ReplyFlow.Web.Infrastructure;

/// <summary>An error page that needs nothing but this program: no database, no account, no layout.</summary>
internal static class PlainPage
{
    private const int RetrySeconds = 30;

    /// <summary>What is said of a database that others keep busy: it is there, and the next try will do.</summary>
    private static readonly ErrorText Busy = new(
        "系统忙，请再点一次", "同时办理的人多，这次没有排上，什么都没有改动。", "填写的内容没有丢。");

    private static readonly ErrorText Full = new(
        "磁盘已满，没有保存", "存放数据的磁盘没有空间了，这次操作没有完成，什么都没有改动。", "请告诉系统管理员清理磁盘。填写的内容没有丢，清理后在这里再点一次。");

    /// <summary>Answers with it.</summary>
    public static Task WriteAsync(HttpContext context, int status) => WriteAsync(context, status, ErrorText.Of(status, null), "");

    /// <summary>Answers that the database is busy: what was sent can be sent again by one button.</summary>
    public static Task WriteBusyAsync(HttpContext context) => WriteAgainAsync(context, Busy, "请按浏览器的“后退”，刚才填写的内容还在，再点一次。");

    /// <summary>Answers that the disk is full: what was sent can be sent again by one button, when somebody has made room.</summary>
    public static Task WriteFullAsync(HttpContext context) => WriteAgainAsync(context, Full, "请告诉系统管理员清理磁盘。刚才填写的内容，按浏览器的“后退”还在。");

    /// <summary>Answers a deputy who asked for their page too often: what was sent can be sent again by one button.</summary>
    /// <param name="context">The request.</param>
    /// <param name="seconds">After how many seconds.</param>
    public static async Task WriteTooOftenAsync(HttpContext context, int seconds)
    {
        var token = context.Features.Get<PersonalTokenFeature>()!.Token;
        var form = await SentAgain.FormAsync(context, Links.Personal(token));
        await WriteAsync(context, StatusCodes.Status429TooManyRequests, new ErrorText(
            "打开得太频繁", $"一分钟里打开这个页面的次数太多，这一次没有办。请过 {seconds} 秒再试。",
            form.Length > 0 ? "刚才填写的内容没有丢，过一会儿在这里再点一次。" : "过一会儿刷新这个页面。"), form, home: "");
    }

    private static async Task WriteAgainAsync(HttpContext context, ErrorText text, string nextWithoutForm)
    {
        var form = await SentAgain.FormAsync(context);
        await WriteAsync(context, StatusCodes.Status503ServiceUnavailable, form.Length > 0 ? text : text with { Next = nextWithoutForm }, form);
    }

    private static Task WriteAsync(HttpContext context, int status, ErrorText text, string form,
        string home = Links.Home)
    {
        var look = form.Length > 0 ? "btn-plain" : "btn-primary";
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
                {(home.Length == 0 ? "" : $"""<p class="actions"><a class="btn {look}" href="{home}">回到首页</a></p>""")}
              </main>
            </body>
            </html>
            """);
    }
}

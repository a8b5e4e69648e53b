namespace ReplyFlow.Web.Infrastructure;

/// <summary>An error page that needs nothing but this program: no database, no account, no layout.</summary>
internal static class PlainPage
{
    private const int RetrySeconds = 30;

    /// <summary>Answers with it.</summary>
    public static Task WriteAsync(HttpContext context, int status)
    {
        var text = ErrorText.Of(status, null);
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
                <p class="actions"><a class="btn btn-primary" href="{Links.Home}">回到首页</a></p>
              </main>
            </body>
            </html>
            """);
    }
}

namespace ReplyFlow.Web.Infrastructure;

/// <summary>A page for the failure of the error page itself, which needs the account and the layout; else the browser would show nothing.</summary>
public sealed class LastResort(RequestDelegate next)
{
    /// <summary>Lets everything else pass. What failed first is in the log already, under the page's number.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await PlainPage.WriteAsync(context, StatusCodes.Status500InternalServerError);
        }
    }
}

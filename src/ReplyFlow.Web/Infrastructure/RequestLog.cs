using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Puts every log line of a request under its reference and the number of the case that it is about (<see cref="LogSubject"/>).</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (log.BeginScope(LogSubject.Begin(Reference.Of(context))))
            await next(context);
    }
}

using Microsoft.AspNetCore.Diagnostics;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Logs a request's failure under the reference number that the error page shows.</summary>
public sealed class FailureLog(ILogger<FailureLog> log) : IExceptionHandler
{
    /// <inheritdoc />
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.LogError(exception, "Request {Reference} failed: {Method} {Path}",
            Reference.Of(httpContext), httpContext.Request.Method,
            httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path);
        return ValueTask.FromResult(false);
    }
}

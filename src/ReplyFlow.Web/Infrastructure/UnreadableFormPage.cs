using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Answers a form whose letters are written in a way that the framework does not read (UTF-7) with 415: no browser sends one.</summary>
public sealed class UnreadableFormPage : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not NotSupportedException || !httpContext.Request.HasFormContentType || httpContext.Features.Get<IFormFeature>()?.Form is not null)
            return false;
        await PlainPage.WriteAsync(httpContext, StatusCodes.Status415UnsupportedMediaType);
        return true;
    }
}

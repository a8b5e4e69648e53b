using Microsoft.AspNetCore.Diagnostics;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Answers what failed because the database is away, too busy or out of room with 503 and a page that does not ask it again.</summary>
public sealed class DatabaseAwayPage(ILogger<DatabaseAwayPage> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!DatabaseAway.IsCauseOf(exception))
            return false;
        log.LogWarning("Request {Reference} found the database away: {Message}", Reference.Of(httpContext), exception.GetBaseException().Message);
        await (DatabaseAway.IsBusy(exception) ? PlainPage.WriteBusyAsync(httpContext)
            : DatabaseAway.IsFull(exception) ? PlainPage.WriteFullAsync(httpContext)
            : PlainPage.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable));
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Says to a monitor whether the product works, and nothing else.</summary>
public static class Health
{
    /// <summary>Where the monitor asks.</summary>
    public const string Path = "/health";

    /// <summary>Maps it: 200 "ok", or 503 "failing" when the database does not answer.</summary>
    public static void MapHealth(this WebApplication app) => app.MapGet(Path, AskAsync).AllowAnonymous();

    private static async Task<IResult> AskAsync(ReplyFlowDb db, ILogger<Program> log, CancellationToken ct)
    {
        try
        {
            await db.Roles.AnyAsync(ct);
            return Results.Text("ok");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The health check could not read the database");
            return Results.Text("failing", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

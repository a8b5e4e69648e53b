namespace ReplyFlow.Web.Infrastructure;

/// <summary>Says to a monitor how the product is, and nothing else. Before sign-in and everything else that asks the database.</summary>
public static class Health
{
    /// <summary>Where a monitor asks whether the program is alive: 200 "ok" whatever it depends on.</summary>
    public const string AlivePath = "/health";

    /// <summary>Where a monitor asks whether it can work: 200 "ready", or 503 with what cannot (see <see cref="Readiness"/>), or "stopping".</summary>
    public const string ReadyPath = "/ready";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(AlivePath, () => Results.Text("ok")).AllowAnonymous().ShortCircuit();
        app.MapGet(ReadyPath, AskAsync).AllowAnonymous().ShortCircuit();
    }

    private static async Task<IResult> AskAsync(Readiness readiness, IHostApplicationLifetime life, CancellationToken ct)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable);
        var failing = await readiness.FailingAsync(ct);
        return failing.Count == 0
            ? Results.Text("ready") : Results.Text($"failing: {string.Join(", ", failing)}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

using ReplyFlow.Application.Setup;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>What happens before the first request.</summary>
public static class Startup
{
    /// <summary>Prepares the database; on an empty installation prints the one-time set-up code.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await app.Services.PrepareDatabaseAsync(ct);
        if (await app.Services.GetRequiredService<SetUpState>().IsDoneAsync(ct))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<SetUpInstallation>().IssueCodeAsync(ct);
        app.Services.GetRequiredService<ISetUpNotice>().Show(code);
    }
}

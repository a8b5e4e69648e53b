namespace ReplyFlow.Web.Infrastructure;

/// <summary>Leads an empty installation's visitor to set-up, and a person with somebody else's password to changing it.</summary>
public sealed class FirstSteps(RequestDelegate next, SetUpState setUp)
{
    private static readonly string[] AlwaysOpen = [Links.Errors];
    private static readonly string[] OpenBeforeChange = [Links.ChangePassword, Links.Logout, Links.SignOutEverywhere];

    /// <summary>Redirects where needed.</summary>
    public async Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        var path = context.Request.Path;
        if (!Starts(path, AlwaysOpen) && await TargetAsync(path, current, context.RequestAborted) is { } target)
        {
            if (context.Request.IsHtmx())
                context.Response.Headers["HX-Redirect"] = target;
            else
                context.Response.Redirect(target);
            return;
        }
        await next(context);
    }

    private async ValueTask<string?> TargetAsync(PathString path, CurrentActor current, CancellationToken ct)
    {
        if (!await setUp.IsDoneAsync(ct))
            return path.StartsWithSegments(Links.SetUp) ? null : Links.SetUp;
        return current.Actor is { MustChangePassword: true } && !Starts(path, OpenBeforeChange) ? Links.ChangePassword : null;
    }

    private static bool Starts(PathString path, string[] prefixes) => Array.Exists(prefixes, p => path.StartsWithSegments(p));
}

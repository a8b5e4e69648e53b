using ReplyFlow.Application.Messages;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Takes the token out of the address of a deputy's personal page before anything routes, logs or repeats it: from here on the
/// address is that of the page alone.
/// </summary>
public sealed class PersonalToken(RequestDelegate next)
{
    private const int Longest = 100;

    /// <summary>Takes it out.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(PublicAddress.PersonalPages, out var rest) && rest.Value is { Length: > 1 } value)
        {
            var end = value.IndexOf('/', 1);
            var token = end < 0 ? value[1..] : value[1..end];
            context.Features.Set(new PersonalTokenFeature(token.Length <= Longest ? token : ""));
            context.Request.Path = new PathString(PublicAddress.PersonalPages) + (end < 0 ? "" : value[end..]);
        }
        return next(context);
    }

    /// <summary>Whether a request is for a personal page.</summary>
    public static bool IsAsked(HttpContext context) => context.Features.Get<PersonalTokenFeature>() is not null;
}

/// <summary>The token that a request came with.</summary>
/// <param name="Token">As it was asked for; empty where it can be none.</param>
public sealed record PersonalTokenFeature(string Token);

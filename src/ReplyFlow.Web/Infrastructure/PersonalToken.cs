using Microsoft.AspNetCore.Http.Features;
using ReplyFlow.Application.Messages;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Takes the token out of the address of a deputy's personal page as the request comes in, before the host's own log of requests, or
/// anything that routes or repeats an address: from there on the address is that of the page alone.
/// </summary>
public sealed class PersonalToken(IServiceProvider services) : IHttpContextFactory
{
    private const int Longest = 100;

    /// <summary>What stands behind a token beside the page itself.</summary>
    private static readonly string[] Parts = ["letter", "file"];

    private readonly DefaultHttpContextFactory _contexts = new(services);

    /// <inheritdoc />
    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
            TakeOut(request, featureCollection);
        return _contexts.Create(featureCollection);
    }

    /// <inheritdoc />
    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    /// <summary>Whether a request is for a personal page.</summary>
    public static bool IsAsked(HttpContext context) => context.Features.Get<PersonalTokenFeature>() is not null;

    private static void TakeOut(IHttpRequestFeature request, IFeatureCollection features)
    {
        // A slash too many, as people type and programs join addresses, is none; else it would lead to the sign-in, the token in its address.
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !parts[0].Equals(PublicAddress.PersonalPages[1..], StringComparison.OrdinalIgnoreCase))
            return;
        var isPage = parts.Length == 2 || (parts.Length == 3 && Parts.Contains(parts[2], StringComparer.OrdinalIgnoreCase));
        features.Set(new PersonalTokenFeature(isPage && parts[1].Length <= Longest ? parts[1] : ""));
        request.Path = PublicAddress.PersonalPages + (isPage && parts.Length == 3 ? $"/{parts[2]}" : "");
        request.RawTarget = request.Path;
    }
}

/// <summary>The token that a request came with.</summary>
/// <param name="Token">As it was asked for; empty where it can be none.</param>
public sealed record PersonalTokenFeature(string Token);

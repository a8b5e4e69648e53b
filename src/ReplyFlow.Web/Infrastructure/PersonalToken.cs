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
        if (!new PathString(request.Path).StartsWithSegments(PublicAddress.PersonalPages, out var rest) || rest.Value is not { Length: > 1 } value)
            return;
        var end = value.IndexOf('/', 1);
        var token = end < 0 ? value[1..] : value[1..end];
        features.Set(new PersonalTokenFeature(token.Length <= Longest ? token : ""));
        request.Path = PublicAddress.PersonalPages + (end < 0 ? "" : value[end..]);
        request.RawTarget = request.Path;
    }
}

/// <summary>The token that a request came with.</summary>
/// <param name="Token">As it was asked for; empty where it can be none.</param>
public sealed record PersonalTokenFeature(string Token);

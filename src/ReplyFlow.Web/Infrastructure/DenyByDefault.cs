using Microsoft.AspNetCore.Authorization;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>What a page or endpoint asks for that names no policy: what nobody has.</summary>
public static class DenyByDefault
{
    /// <summary>Refuses everybody; only an address where nothing is goes on to its 404, for signed-in people.</summary>
    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is null)
        .Build();
}

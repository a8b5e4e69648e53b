using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Makes the policies of <see cref="Policies"/>.</summary>
public sealed class PolicyProvider(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Dictionary<string, AuthorizationPolicy> _policies = Policies.RolesOf.Keys.ToDictionary(
        name => name,
        name => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PolicyRequirement(name)).Build());

    /// <inheritdoc />
    public override bool AllowsCachingPolicies => true;

    /// <inheritdoc />
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Task.FromResult(_policies.TryGetValue(policyName, out var policy) ? policy : null);
}

using Microsoft.AspNetCore.Authorization;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Decides policies from the actor's roles as the database has them now.</summary>
public sealed class RoleHandler(CurrentActor current) : AuthorizationHandler<PolicyRequirement>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PolicyRequirement requirement)
    {
        if (Policies.Allows(requirement.Policy, current.Actor))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

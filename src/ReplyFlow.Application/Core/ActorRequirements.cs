
namespace ReplyFlow.Application.Core;

/// <summary>What a command demands of the actor, whatever page it was called from.</summary>
public static class ActorRequirements
{
    /// <summary>Refuses actors who hold none of the roles.</summary>
    /// <exception cref="NotAllowedException">They hold none.</exception>
    public static void Demand(this Actor actor, params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (actor.Is(role))
                return;
        throw new NotAllowedException();
    }
}

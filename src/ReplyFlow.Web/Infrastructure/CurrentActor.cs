using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Who makes this request, read from the database at its start; null for nobody.</summary>
public sealed class CurrentActor
{
    /// <summary>The actor; null when nobody is signed in.</summary>
    public Actor? Actor { get; set; }

    /// <summary>The actor on pages that only signed-in people reach.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Required => Actor ?? throw new InvalidOperationException("Nobody is signed in; the page's policy should have refused.");
}

namespace ReplyFlow.Data.Model;

/// <summary>A sign-in that its person ended: what carries it is not accepted any more, wherever it was copied to.</summary>
public sealed class EndedSignIn
{
    /// <summary>The sign-in's own number.</summary>
    public Guid Id { get; init; }

    public DateTimeOffset EndedAt { get; init; }
}

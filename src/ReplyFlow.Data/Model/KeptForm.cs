namespace ReplyFlow.Data.Model;

/// <summary>A form that could not be sent because the sign-in had ended, kept for a while for the person who filled it in.</summary>
public sealed class KeptForm
{
    /// <summary>Identifier; it stands in the address that leads back to the form.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; init; }

    public DateTimeOffset KeptAt { get; init; }

    /// <summary>The address and what was typed, encrypted by the program that serves the pages.</summary>
    public required byte[] Content { get; init; }
}

namespace ReplyFlow.Data.Model;

/// <summary>A key that sign-ins, forms and kept texts are protected with, encrypted under a key that only the settings have.</summary>
public sealed class ProtectionKey
{
    /// <summary>Its name, such as <c>key-</c> and an identifier.</summary>
    public required string Name { get; init; }

    /// <summary>The key as data protection writes it, encrypted.</summary>
    public required byte[] Content { get; init; }

    public DateTimeOffset StoredAt { get; init; }
}

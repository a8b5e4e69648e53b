using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Domain.Alerts;

/// <summary>A browser in which a person asked for pushed messages (RFC 8030, 8291). It goes when its push service says that it ended.</summary>
public sealed class PushBrowser
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose browser it is.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Where messages to it are sent; whoever knows it may try, so it is shown to nobody.</summary>
    public required string Endpoint { get; init; }

    /// <summary>SHA-256 of <see cref="Endpoint"/>, lower-case hex; unique.</summary>
    public required string EndpointSha256 { get; init; }

    /// <summary>The browser's public key, base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The browser's secret, encrypted.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>Which browser it is, for its person to know it by.</summary>
    public required string Name { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>What an endpoint is found by.</summary>
    public static string HashOf(string endpoint) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)));
}

using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Deputies;

/// <summary>
/// One deputy's own way to one paper. Whoever has the token is taken for the deputy, so only its hash is kept here; what was done
/// by it (opened, confirmed) stands here because it was done by this link and no other.
/// </summary>
public abstract class DeputyLink
{
    /// <summary>How long a link leads to its paper.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private const int TokenBytes = 32;

    /// <summary>A version 7 UUID. It names the link in the audit trail; the token cannot be told from it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the paper.</summary>
    public abstract Guid PaperId { get; }

    /// <summary>Key of the deputy.</summary>
    public Guid DeputyId { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex; unique.</summary>
    public required string TokenSha256 { get; init; }

    /// <summary>Where it was sent; empty on paper.</summary>
    public string Address { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC, the first instant at which it no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>UTC, when it was taken back; null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The link that was sent in its place; null for none.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>UTC, when the deputy first asked to see it; fetching the page is no such thing.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>UTC, when the deputy confirmed having it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>A new token: 256 random bits as they stand in an address.</summary>
    public static string NewToken() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What a token is found by.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>SHA-256 over everything that never changes of it, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public virtual string Sha256() => Fingerprint.Of(Id, PaperId, DeputyId, TokenSha256, Address, IssuedAt, ExpiresAt);

    /// <summary>Whether it leads there at an instant.</summary>
    public LinkState At(DateTimeOffset now) =>
        ReplacedById is not null ? LinkState.Replaced : RevokedAt is not null ? LinkState.Revoked : now >= ExpiresAt ? LinkState.Expired : LinkState.Open;

    /// <summary>Takes it back for good.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;

    /// <summary>Another one is sent in its place.</summary>
    public void ReplaceBy(DeputyLink other, DateTimeOffset at)
    {
        if (ReplacedById is not null)
            throw new InvalidOperationException("A link is replaced once.");
        Revoke(at);
        ReplacedById = other.Id;
    }

    /// <summary>The deputy asked to see it.</summary>
    /// <returns>Whether it was the first time.</returns>
    public bool Open(DateTimeOffset at)
    {
        var first = OpenedAt is null;
        OpenedAt ??= at;
        return first;
    }

    /// <summary>The deputy confirmed having it, and so has seen it.</summary>
    /// <returns>Whether it was the first time.</returns>
    public bool Confirm(DateTimeOffset at)
    {
        Open(at);
        var first = ConfirmedAt is null;
        ConfirmedAt ??= at;
        return first;
    }
}

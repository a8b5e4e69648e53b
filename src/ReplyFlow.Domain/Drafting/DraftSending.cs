namespace ReplyFlow.Domain.Drafting;

/// <summary>What the drafter means to send with the draft. Kept with the working copy only: no part of the letter, of a version or of its hash.</summary>
/// <param name="CountersignDivisionIds">The divisions that are to countersign.</param>
/// <param name="Comment">Words for whoever has the letter next.</param>
public sealed record DraftSending(IReadOnlyList<Guid> CountersignDivisionIds, string Comment)
{
    /// <inheritdoc />
    public bool Equals(DraftSending? other) =>
        other is not null && Comment == other.Comment && CountersignDivisionIds.SequenceEqual(other.CountersignDivisionIds);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Comment, CountersignDivisionIds.Count);
}

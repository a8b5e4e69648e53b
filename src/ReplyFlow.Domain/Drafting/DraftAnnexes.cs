using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Drafting;

/// <summary>The letter's own attachments in their order. Part of what is submitted and signed; changed beside the text, so it counts no save.</summary>
/// <param name="Items">All of them, with those that were removed and may be taken back.</param>
public sealed record DraftAnnexes(IReadOnlyList<DraftAnnex> Items)
{
    /// <summary>Most attachments of a letter.</summary>
    public const int Most = 30;

    /// <summary>Most of those that were removed and are kept to be taken back.</summary>
    public const int MostRemoved = 10;

    /// <summary>None.</summary>
    public static DraftAnnexes None { get; } = new([]);

    /// <summary>Those that the letter has.</summary>
    [JsonIgnore]
    public IEnumerable<DraftAnnex> Kept => Items.Where(a => !a.IsRemoved);

    /// <summary>What a version has of them; null where there are none.</summary>
    internal DraftAnnexes? Submitted() => Kept.Any() ? new([.. Kept]) : null;

    /// <summary>SHA-256 of what the letter has, lower-case hex: each field with its length in UTF-8 bytes, in order.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in Fields())
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal IEnumerable<string> Fields() => Kept.SelectMany(a => a.Fields().Prepend("annex"));

    /// <inheritdoc />
    public bool Equals(DraftAnnexes? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc />
    public override int GetHashCode() => Items.Count;
}

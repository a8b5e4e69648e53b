using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Domain.Drafting;

/// <summary>What a draft rests on besides its text. It belongs to the working copy and, as it was then, to each version; no part of the letter.</summary>
/// <param name="Sources">Where figures and quoted passages come from, in the order in which they were named.</param>
/// <param name="Asks">What is to be answered, in its order; null while nobody changed what is recognised in the suggestion.</param>
public sealed record DraftBasis(IReadOnlyList<TextSource> Sources, IReadOnlyList<DraftAsk>? Asks)
{
    /// <summary>Most sources of a draft.</summary>
    public const int MostSources = 300;

    /// <summary>Nothing named, nothing changed.</summary>
    public static DraftBasis Empty { get; } = new([], null);

    /// <summary>With the sources that reviewers named in the working copy since the version was submitted.</summary>
    public DraftBasis With(DraftBasis working, DateTimeOffset submitted) =>
        this with { Sources = [.. Sources, .. working.Sources.Where(s => s.At >= submitted && Sources.All(known => known.Id != s.Id))] };

    /// <summary>SHA-256 of all that is named, lower-case hex: each field with its length, in this order; a later field is appended where it is set.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var asks = (Asks ?? []).SelectMany(a => a.Answers.Prepend(a.Text).Append(""));
        foreach (var field in Sources.SelectMany(Fields).Append(Asks is null ? "-" : "+").Concat(asks))
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string[] Fields(TextSource s) =>
    [
        s.Words, s.Sentence, $"{s.Kind}", s.Title, $"{s.OfId}", string.Create(CultureInfo.InvariantCulture, $"{s.Version}"), s.Anchor, s.Place,
        s.AsOf?.ToString("O", CultureInfo.InvariantCulture) ?? "", s.By, s.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
    ];
}

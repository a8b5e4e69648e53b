using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Drafting;

/// <summary>附件: one of the letter's own attachments, with a text, a table or a PDF: one of the three.</summary>
/// <param name="Id">Key within the draft; the same in all versions.</param>
/// <param name="Title">Its title in the 附件说明, without a number.</param>
public sealed record DraftAnnex(Guid Id, string Title)
{
    /// <summary>Longest <see cref="Title"/>, in characters.</summary>
    public const int MaxTitle = 200;

    /// <summary>Its text, paragraphs separated by line feeds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Its table, the heading row first, every row with as many cells.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<string>>? Table { get; init; }

    /// <summary>Its PDF, placed whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnnexFile? File { get; init; }

    /// <summary>Whether it was removed and may be taken back; never in a version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRemoved { get; init; }

    /// <summary>What is printed of it, field by field: the title, then what it is, then that.</summary>
    internal IEnumerable<string> Fields()
    {
        yield return Title;
        if (Text is not null)
            yield return "text:" + Text;
        if (File is { } file)
            yield return "file:" + file.Sha256;
        if (Table is not { } table)
            yield break;
        yield return $"table:{table.Count}";
        foreach (var cell in table.SelectMany(row => row.Prepend($"{row.Count}")))
            yield return cell;
    }

    /// <inheritdoc />
    public bool Equals(DraftAnnex? other) =>
        other is not null && (Id, IsRemoved, File) == (other.Id, other.IsRemoved, other.File) && Fields().SequenceEqual(other.Fields());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Title, IsRemoved);
}

/// <summary>A PDF among the case's attachments that a letter holds.</summary>
/// <param name="Id">The attachment.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pages">How many pages it has.</param>
public sealed record AnnexFile(Guid Id, string Name, string Sha256, long Size, int Pages);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Drafting;

/// <summary>What a person drafts: everything of the reply letter that is not the suggestion's, the bureau's or the process's.</summary>
/// <param name="Title">Title of the letter.</param>
/// <param name="Body">Paragraphs separated by \n; heading levels by their numbers.</param>
/// <param name="Category">Category label, for example B; empty while undecided.</param>
/// <param name="CategoryGround">Why this category; shown to the signatory, not printed.</param>
/// <param name="Disclosure">主动公开, 部分公开, 不予公开 or empty while undecided.</param>
/// <param name="DisclosureReason">Reason, needed for the last two.</param>
/// <param name="ContactName">Contact person printed below the date.</param>
/// <param name="ContactPhone">The contact's telephone.</param>
/// <param name="Attachments">Names of attachments, one a line; may be empty.</param>
public sealed record DraftContent(
    string Title,
    string Body,
    string Category,
    string CategoryGround,
    string Disclosure,
    string DisclosureReason,
    string ContactName,
    string ContactPhone,
    string Attachments)
{
    /// <summary>What is to be sent with it; null where nothing was chosen or written, and in every version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DraftSending? Sending { get; init; }

    /// <summary>Lines of the city's own below the text, one a line, label and value parted by a colon: 承办单位负责人：…; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notes { get; init; }

    /// <summary>The letter's own attachments; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DraftAnnexes? Annexes { get; init; }

    /// <summary>What may be chosen as 公开属性.</summary>
    public static IReadOnlyList<string> Disclosures { get; } = ["主动公开", "部分公开", "不予公开"];

    /// <summary>What a draft is before the first save: every text empty.</summary>
    public static DraftContent Empty { get; } = new("", "", "", "", "", "", "", "", "");

    /// <summary>
    /// SHA-256 over all fields of the letter, each preceded by its length in UTF-8 bytes, as lower-case hex: what was signed. Lines of the city's own and
    /// the letter's attachments follow where it has some.
    /// </summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] fields = [Title, Body, Category, CategoryGround, Disclosure, DisclosureReason, ContactName, ContactPhone, Attachments];
        foreach (var field in fields.Concat(Notes is null ? [] : ["notes", Notes]).Concat(Annexes?.Fields() ?? []))
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same content with line ends unified to \n, surrounding blank lines gone, and without the attachments that were removed.</summary>
    public DraftContent Normalised() => this with
    {
        Title = Title.Trim(),
        Body = Lines(Body),
        Attachments = Lines(Attachments),
        ContactName = ContactName.Trim(),
        ContactPhone = ContactPhone.Trim(),
        CategoryGround = CategoryGround.Trim(),
        DisclosureReason = DisclosureReason.Trim(),
        Notes = Lines(Notes ?? "") is { Length: > 0 } notes ? notes : null,
        Annexes = Annexes?.Submitted(),
    };

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n', ' ', '\u3000');
}

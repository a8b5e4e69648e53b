using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReplyFlow.Data.Settings;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Application.Proofreading;

/// <summary>What the bureau adds to the lists shipped with the product; the installation's value <see cref="SettingName"/>.</summary>
/// <param name="Words">易错词 of its own; one of the same wrong word goes before a shipped one.</param>
/// <param name="Ignored">Shipped wrong words that are no longer marked.</param>
/// <param name="Leaders">领导名单, for checks of names and titles.</param>
public sealed record ProofreadingLists(IReadOnlyList<WrongWord> Words, IReadOnlyList<string> Ignored, IReadOnlyList<Leader> Leaders)
{
    /// <summary>单位名称: what bodies are called now.</summary>
    public IReadOnlyList<BureauName> Bureaus { get; init; } = [];

    /// <summary>Name of the value.</summary>
    public const string SettingName = "proofreading";

    /// <summary>Nothing but what is shipped.</summary>
    public static ProofreadingLists Empty { get; } = new([], [], []);

    /// <summary>Changes with every change of the lists; a form says by it which state it was filled in on.</summary>
    [JsonIgnore]
    public string Token => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())))[..16];

    /// <summary>The shipped lists and the bureau's own as one.</summary>
    public WordLists InForce()
    {
        if (Words.Count == 0 && Ignored.Count == 0)
            return WordLists.Shipped;
        var replaced = Words.Select(w => w.Wrong).Concat(Ignored).ToHashSet();
        return new WordLists([.. WordLists.Shipped.Words.Where(w => !replaced.Contains(w.Wrong)), .. Words], WordLists.Shipped.Units,
            WordLists.Shipped.VagueTimes);
    }

    /// <summary>The lists of a stored value; null where nothing was saved.</summary>
    public static ProofreadingLists Parse(string? json) =>
        json is null ? Empty : JsonSerializer.Deserialize<ProofreadingLists>(json, StoredJson.Options) ?? Empty;

    /// <summary>The value as stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);
}

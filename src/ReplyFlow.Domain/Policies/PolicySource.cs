namespace ReplyFlow.Domain.Policies;

/// <summary>Where a document's text came from.</summary>
/// <param name="Name">The file's name; empty where the text was pasted.</param>
/// <param name="MediaType">What the file is; empty where only its text was kept.</param>
/// <param name="Size">Bytes of the file; 0 where only its text was kept.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex, else of the text: what is there twice is known by it.</param>
public sealed record PolicySource(string Name, string MediaType, long Size, string Sha256)
{
    /// <summary>Whether the file itself is stored.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsStored => Size > 0;
}

namespace ReplyFlow.Data.Backup;

/// <summary>One table of a backup: the entry <c>tables/NAME.jsonl</c>, a JSON object a row.</summary>
/// <param name="Name">Table name.</param>
/// <param name="Columns">Names of the properties every row has.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">SHA-256 of the uncompressed entry, lower-case hex.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    /// <summary>Name of its entry in the zip file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string EntryName => $"tables/{Name}.jsonl";
}

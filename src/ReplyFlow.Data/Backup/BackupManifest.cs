namespace ReplyFlow.Data.Backup;

/// <summary>The entry <c>manifest.json</c> of a backup file: what is in it and how to tell that it is whole.</summary>
/// <param name="Format">Version of the file's format.</param>
/// <param name="CreatedAt">When the snapshot was taken (UTC).</param>
/// <param name="Source">Sqlite or Postgres; a backup of one can be restored into the other.</param>
/// <param name="Schema">Id of the newest migration the database had, without which the rows cannot be understood.</param>
/// <param name="Tables">Every table, in the order rows must be inserted.</param>
public sealed record BackupManifest(int Format, DateTimeOffset CreatedAt, string Source, string Schema, IReadOnlyList<BackupTable> Tables)
{
    /// <summary>The version of the format written now.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Name of the manifest's entry in the zip file.</summary>
    public const string EntryName = "manifest.json";
}

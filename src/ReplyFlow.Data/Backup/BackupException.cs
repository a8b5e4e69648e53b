namespace ReplyFlow.Data.Backup;

/// <summary>A backup cannot be written or restored; nothing was changed. The message says in Chinese why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);

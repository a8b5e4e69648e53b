using ReplyFlow.Domain.Text;

namespace ReplyFlow.Data.Backup;

/// <summary>A table holds what no release of the product wrote: the file is damaged, or was changed by hand. The message says so in Chinese.</summary>
public sealed class UnreadableTableException(string table, Exception inner)
    : Exception($"数据表 {table} 里有读不懂的内容，数据库可能已损坏（{OutsideText.Clean(inner.GetBaseException().Message, oneLine: true, 300)}）。请从备份恢复。", inner);

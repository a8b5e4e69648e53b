using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>What a report about a message says.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Address">The recipient it is about; empty where none is told.</param>
/// <param name="StatusCode">RFC 3463; empty for none.</param>
/// <param name="Words">The server's words.</param>
internal sealed record ReportWords(EvidenceKind Kind, string Address, string StatusCode, string Words);

using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Cases;

/// <summary>One entry of a case's history.</summary>
/// <param name="Seq">Place in the audit trail.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who; 系统 for the product.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Summary">What happened, in Chinese, as far as the reader may know.</param>
/// <param name="DraftVersion">Draft version it concerned; null when none or not the reader's to see.</param>
public sealed record CaseEvent(long Seq, DateTimeOffset At, string Actor, CaseEventGroup Group, string Summary, int? DraftVersion);

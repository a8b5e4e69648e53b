using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Suggestions;

[AuditKind("SuggestionRegistered")]
internal sealed record SuggestionRegistered(Guid Id, string Number) : AuditFact;

/// <summary>The deputy asked to withdraw the suggestion.</summary>
[AuditKind("WithdrawalRequested")]
internal sealed record WithdrawalRequested(string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "代表申请撤回建议";
}

[AuditKind("CaseWithdrawn")]
internal sealed record CaseWithdrawn : AuditFact;
